import { WarningIcon } from '../../ui/icons';

/** What is wrong with a field, next to it. */
export function FieldProblems({ id, problems }: { id: string; problems: string[] }) {
  return (
    <div id={id} className="field-problems">
      {problems.map((problem) => (
        <p key={problem}>
          <WarningIcon />
          {problem}
        </p>
      ))}
    </div>
  );
}
