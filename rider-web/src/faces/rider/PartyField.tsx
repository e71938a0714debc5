import { type ReactNode, useId } from 'react';
import type { Party } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import { MinusIcon, PersonIcon, PlusIcon, WheelchairIcon } from '../../ui/icons';
import { FieldProblems } from './FieldProblems';

interface PartyFieldProps {
  party: Party;
  problems: string[];
  onChange: (party: Party) => void;
}

/** Who travels: how many on seats, how many in wheelchairs. */
export function PartyField({ party, problems, onChange }: PartyFieldProps) {
  const { area } = useService();
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset className="party" data-field="party" aria-describedby={id}>
      <legend>{t('party.title')}</legend>
      <Stepper
        icon={<PersonIcon />}
        label={t('party.seats')}
        value={party.seats}
        max={area.partySeatsMax}
        onChange={(seats) => onChange({ ...party, seats })}
      />
      {area.partyWheelchairsMax > 0 && (
        <Stepper
          icon={<WheelchairIcon />}
          label={t('party.wheelchairs')}
          value={party.wheelchairs}
          max={area.partyWheelchairsMax}
          onChange={(wheelchairs) => onChange({ ...party, wheelchairs })}
        />
      )}
      <FieldProblems id={id} problems={problems} />
    </fieldset>
  );
}

interface StepperProps {
  icon: ReactNode;
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

function Stepper({ icon, label, value, max, onChange }: StepperProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="stepper" role="group" aria-labelledby={id}>
      <span className="stepper-icon">{icon}</span>
      <span id={id} className="stepper-label">
        {label}
      </span>
      <button
        type="button"
        className="round-button"
        aria-label={t('party.less', { what: label })}
        disabled={value <= 0}
        onClick={() => onChange(value - 1)}
      >
        <MinusIcon />
      </button>
      <output className="stepper-value" aria-live="polite">
        {t('party.people', { count: value })}
      </output>
      <button
        type="button"
        className="round-button"
        aria-label={t('party.more', { what: label })}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <PlusIcon />
      </button>
    </div>
  );
}
