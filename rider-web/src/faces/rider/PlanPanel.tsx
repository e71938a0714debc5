import { useId, useState } from 'react';
import { ApiProblem } from '../../api/problem';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import { useAnnounce } from '../../ui/Announcer';
import { SwapIcon } from '../../ui/icons';
import { PartyField } from './PartyField';
import { PlaceField } from './PlaceField';
import { checkPlan, type PlaceRole, type PlanField } from './plan';
import { ProblemNotice } from './ProblemNotice';
import { RefusalNotice } from './RefusalNotice';
import type { Journey } from './useJourney';
import { WhenField } from './WhenField';
import './plan.css';

interface PlanPanelProps {
  journey: Journey;
  picking: PlaceRole | null;
  onPick: (role: PlaceRole) => void;
}

/** As the contract names what a field of the form holds. */
const CONTRACT_FIELDS: Record<PlanField, string[]> = {
  origin: ['origin'],
  destination: ['destination'],
  party: ['party'],
  when: ['earliest_departure', 'latest_arrival'],
};

/** Where from, where to, who and when. */
export function PlanPanel({ journey, picking, onPick }: PlanPanelProps) {
  const { area, clock } = useService();
  const { t, date, time } = useWords();
  const announce = useAnnounce();
  const [checked, setChecked] = useState(false);
  const title = useId();
  const { plan, setPlan, ask, search } = journey;
  const found = checked ? checkPlan(plan, area, clock.now()) : [];
  const problem = ask.error instanceof ApiProblem ? ask.error : null;
  const refusal = ask.data?.refusal ?? null;

  const problemsOf = (field: PlanField): string[] => {
    const until = clock.now() + area.bookingHorizonSeconds * 1_000;
    const values = { until: `${date(until, area.timeZone)} ${time(until, area.timeZone)}` };
    return [
      ...found.filter((one) => one.field === field).map(({ message }) => t(message, values)),
      ...(problem?.of(...CONTRACT_FIELDS[field]).map(({ message }) => message) ?? []),
    ];
  };
  const change = (part: Partial<typeof plan>) => {
    setPlan({ ...plan, ...part });
    // What was said of the plan before does not hold for this one.
    ask.reset();
  };
  const submit = () => {
    if (ask.isPending) {
      return;
    }
    setChecked(true);
    const wrong = checkPlan(plan, area, clock.now());
    const [first] = wrong;
    if (first === undefined) {
      setChecked(false);
      search(plan);
      return;
    }
    announce(`${t('problem.title')} ${wrong.map(({ message }) => t(message, { until: '' })).join(' ')}`);
    document.querySelector<HTMLElement>(`[data-field="${first.field}"] button, [data-field="${first.field}"] input`)?.focus();
  };

  return (
    <form
      className="plan"
      aria-labelledby={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1 id={title}>{t('plan.title')}</h1>
      <div className="places">
        {(['origin', 'destination'] as const).map((role) => (
          <PlaceField
            key={role}
            role={role}
            place={plan[role]}
            near={plan[role === 'origin' ? 'destination' : 'origin']?.location ?? null}
            problems={problemsOf(role)}
            picking={picking === role}
            onChange={(place) => change({ [role]: place })}
            onPick={() => onPick(role)}
          />
        ))}
        <button
          type="button"
          className="swap"
          aria-label={t('plan.swap')}
          disabled={plan.origin === null && plan.destination === null}
          onClick={() => change({ origin: plan.destination, destination: plan.origin })}
        >
          <SwapIcon />
        </button>
      </div>
      <WhenField wish={plan.wish} problems={problemsOf('when')} onChange={(wish) => change({ wish })} />
      <PartyField party={plan.party} problems={problemsOf('party')} onChange={(party) => change({ party })} />
      <ProblemNotice error={ask.error} />
      {refusal !== null && <RefusalNotice refusal={refusal} plan={plan} onSearch={search} />}
      <div className="plan-end is-sticky">
        <button type="submit" className="button button-primary" aria-disabled={ask.isPending}>
          {t(ask.isPending ? 'plan.asking' : 'plan.ask')}
        </button>
      </div>
    </form>
  );
}
