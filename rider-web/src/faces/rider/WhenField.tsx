import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Millis, Wish } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import { wallTime } from '../../time/zonedTime';
import { bookableDays, changed, minuteOptions, wishOfKind } from './clockFace';
import { FieldProblems } from './FieldProblems';
import { wishAt, wishTime } from './plan';

interface WhenFieldProps {
  wish: Wish;
  problems: string[];
  onChange: (wish: Wish) => void;
}

/** When to travel: now, or at a time of the service area's clock. */
export function WhenField({ wish, problems, onChange }: WhenFieldProps) {
  const { clock } = useService();
  const { t } = useWords();
  const id = useId();
  const at = wishTime(wish);
  return (
    <div className="when" data-field="when">
      <RadioGroup
        className="segments"
        aria-label={t('when.title')}
        aria-describedby={id}
        orientation="horizontal"
        value={wish.kind}
        onChange={(kind) => onChange(wishOfKind(kind as Wish['kind'], wish, clock.now()))}
      >
        {(['now', 'depart', 'arrive'] as const).map((kind) => (
          <Radio key={kind} value={kind} className="segment">
            {t(`when.${kind}`)}
          </Radio>
        ))}
      </RadioGroup>
      {at !== null && <TimeSelects at={at} onChange={(time) => onChange(wishAt(wish, time))} />}
      <FieldProblems id={id} problems={problems} />
    </div>
  );
}

/** Lists of the browser's own: on a phone they are wheels that a thumb can turn. */
function TimeSelects({ at, onChange }: { at: Millis; onChange: (at: Millis) => void }) {
  const { area, clock } = useService();
  const { t, date } = useWords();
  const zone = area.timeZone;
  const wall = wallTime(at, zone);
  const days = bookableDays(clock.now(), area.bookingHorizonSeconds, zone);
  const dayOf = (day: Millis) => {
    const { year, month, day: dayOfMonth } = wallTime(day, zone);
    return `${year}-${month}-${dayOfMonth}`;
  };
  const dayName = (day: Millis, i: number) => {
    const name = date(day, zone);
    return i === 0 ? t('when.today', { date: name }) : i === 1 ? t('when.tomorrow', { date: name }) : name;
  };
  return (
    <div className="time-selects">
      <select
        aria-label={t('when.day')}
        value={dayOf(at)}
        onChange={(event) => {
          const [year, month, day] = event.target.value.split('-').map(Number) as [number, number, number];
          onChange(changed(at, { year, month, day }, zone));
        }}
      >
        {days.map((day, i) => (
          <option key={day} value={dayOf(day)}>
            {dayName(day, i)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('when.hour')}
        value={wall.hour}
        onChange={(event) => onChange(changed(at, { hour: Number(event.target.value) }, zone))}
      >
        {Array.from({ length: 24 }, (_, hour) => (
          <option key={hour} value={hour}>
            {t('when.hourOption', { hour })}
          </option>
        ))}
      </select>
      <select
        aria-label={t('when.minute')}
        value={wall.minute}
        onChange={(event) => onChange(changed(at, { minute: Number(event.target.value) }, zone))}
      >
        {minuteOptions(wall.minute).map((minute) => (
          <option key={minute} value={minute}>
            {t('when.minuteOption', { minute: String(minute).padStart(2, '0') })}
          </option>
        ))}
      </select>
    </div>
  );
}
