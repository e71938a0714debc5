import { ApiProblem } from '../../api/problem';
import { useWords } from '../../i18n/useWords';
import { WarningIcon } from '../../ui/icons';

/** What went wrong with a call, in words. Nothing where nothing did. */
export function ProblemNotice({ error }: { error: Error | null }) {
  const { t } = useWords();
  if (error === null) {
    return null;
  }
  const shownAtFields = /^(origin|destination|party|earliest|latest)/i;
  const rest = error instanceof ApiProblem ? error.errors.filter(({ field }) => !shownAtFields.test(field)) : [];
  return (
    <div className="notice notice-problem" role="alert">
      <WarningIcon />
      <div>
        <p>{wordsOf(error, t)}</p>
        {rest.map(({ field, message }) => (
          <p key={field}>{message}</p>
        ))}
      </div>
    </div>
  );
}

function wordsOf(error: Error, t: ReturnType<typeof useWords>['t']): string {
  if (!(error instanceof ApiProblem)) {
    return t('problem.network');
  }
  if (error.errors.length > 0) {
    return t('problem.title');
  }
  if (error.passing) {
    return t('problem.busy');
  }
  return error.message || t('problem.other', { status: error.status });
}
