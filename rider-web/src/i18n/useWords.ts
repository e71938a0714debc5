import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Fare, Millis, Party, TimeWindow } from '../api/contract';
import { wallTime } from '../time/zonedTime';
import type { MessageId } from './ja';

export interface Words {
  t: (id: MessageId, values?: Record<string, string | number>) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  /** 10:42 in the given zone. */
  time: (at: Millis, timeZone: string) => string;
  /** 10:42, with the day before it where that is not today's. */
  dayTime: (at: Millis, timeZone: string, now: Millis) => string;
  window: (window: TimeWindow, timeZone: string, now: Millis) => string;
  date: (at: Millis, timeZone: string) => string;
  party: (party: Party) => string;
  /** ￥400, €4.00: whole units, from the smallest ones. */
  money: (minorUnits: number, fare: Fare) => string;
}

/** Texts of the catalogue, and times and numbers, in the rider's language. */
export function useWords(): Words {
  const intl = useIntl();
  return useMemo(() => {
    const t: Words['t'] = (id, values) => intl.formatMessage({ id }, values);
    const time: Words['time'] = (at, timeZone) =>
      intl.formatDate(at, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const date: Words['date'] = (at, timeZone) =>
      intl.formatDate(at, { timeZone, month: 'short', day: 'numeric', weekday: 'short' });
    const dayTime: Words['dayTime'] = (at, timeZone, now) => {
      const a = wallTime(at, timeZone);
      const b = wallTime(now, timeZone);
      const today = a.day === b.day && a.month === b.month && a.year === b.year;
      return today ? time(at, timeZone) : `${date(at, timeZone)} ${time(at, timeZone)}`;
    };
    return {
      t,
      time,
      date,
      dayTime,
      number: (value) => intl.formatNumber(value),
      percent: (share) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 }),
      window: (window, timeZone, now) =>
        `${dayTime(window.start, timeZone, now)}–${time(window.end, timeZone)}`,
      party: ({ seats, wheelchairs }) =>
        t('party.summary', { seats, wheelchairs, both: seats > 0 && wheelchairs > 0 ? 'yes' : 'no' }),
      money: (minorUnits, { currency, fractionDigits }) =>
        intl.formatNumber(minorUnits / 10 ** fractionDigits, { style: 'currency', currency }),
    };
  }, [intl]);
}
