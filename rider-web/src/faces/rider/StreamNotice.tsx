import type { StreamState } from '../../api/eventStream';
import { useWords } from '../../i18n/useWords';
import { WarningIcon } from '../../ui/icons';

/** Says in words that what is shown is not fresh. */
export function StreamNotice({ state, shown = true }: { state: StreamState; shown?: boolean }) {
  const { t } = useWords();
  return (
    <div role="status">
      {shown && state === 'stale' && (
        <p className="notice notice-warn">
          <WarningIcon />
          {t('stream.stale')}
        </p>
      )}
    </div>
  );
}
