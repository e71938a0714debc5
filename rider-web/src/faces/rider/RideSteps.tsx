import type { RideStatus } from '../../api/contract';
import { useWords } from '../../i18n/useWords';
import { CheckIcon } from '../../ui/icons';

const STEPS = ['confirmed', 'coming', 'board', 'arrive'] as const;

/** How many steps are done; the next one is under way. */
export function stepsDone(status: RideStatus): number {
  switch (status) {
    case 'CONFIRMED':
    case 'VEHICLE_COMING':
    case 'VEHICLE_WAITING':
      return 1;
    case 'ON_BOARD':
      return 3;
    case 'COMPLETED':
      return STEPS.length;
    case 'RIDE_STATUS_UNSPECIFIED':
    case 'CANCELLED':
    case 'MISSED':
      return 0;
  }
}

/** The course of a ride: what is done, what is under way, what comes. */
export function RideSteps({ status }: { status: RideStatus }) {
  const { t } = useWords();
  const done = stepsDone(status);
  return (
    <ol className="ride-steps" aria-label={t('ride.steps')}>
      {STEPS.map((step, i) => (
        <li key={step} data-state={i < done ? 'done' : i === done ? 'current' : 'ahead'}>
          <span className="ride-step-dot">{i < done && <CheckIcon />}</span>
          {t(`ride.step.${step}`)}
          {i < done && <span className="visually-hidden"> ({t('ride.step.done')})</span>}
          {i === done && <span className="visually-hidden"> ({t('ride.step.current')})</span>}
        </li>
      ))}
    </ol>
  );
}
