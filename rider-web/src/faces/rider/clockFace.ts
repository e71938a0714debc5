import type { Millis, Wish } from '../../api/contract';
import { dayAfter, instantOf, wallTime, type WallTime } from '../../time/zonedTime';

const DAY_SECONDS = 86_400;
const STEP_MINUTES = 5;
const DAYS_MAX = 31;
/** What is proposed when a rider first wishes to depart or to arrive at a time. */
const AHEAD_MINUTES = { depart: 30, arrive: 60 };

/** The days on which a ride can be wished, today first, each at its noon. */
export function bookableDays(now: Millis, horizonSeconds: number, timeZone: string): Millis[] {
  const today = { ...wallTime(now, timeZone), hour: 12, minute: 0 };
  const last = wallTime(now + Math.min(horizonSeconds, DAYS_MAX * DAY_SECONDS) * 1_000, timeZone);
  const days: Millis[] = [];
  for (let i = 0; i <= DAYS_MAX; i++) {
    const day = dayAfter(today, i);
    days.push(instantOf(day, timeZone));
    if (day.year === last.year && day.month === last.month && day.day === last.day) {
      break;
    }
  }
  return days;
}

/** Full five minutes, and the one minute more that a proposed time may have. */
export function minuteOptions(minute: number): number[] {
  const full = Array.from({ length: 60 / STEP_MINUTES }, (_, i) => i * STEP_MINUTES);
  return full.includes(minute) ? full : [...full, minute].sort((a, b) => a - b);
}

/** A wish of a kind, at a time that makes sense to begin with; one that has a time keeps it. */
export function wishOfKind(kind: Wish['kind'], before: Wish, now: Millis): Wish {
  if (kind === 'now') {
    return { kind };
  }
  const step = STEP_MINUTES * 60_000;
  const proposed = Math.ceil((now + AHEAD_MINUTES[kind] * 60_000) / step) * step;
  const kept = before.kind === 'depart' ? before.at : before.kind === 'arrive' ? before.by : proposed;
  return kind === 'depart' ? { kind, at: kept } : { kind, by: kept };
}

/** A time with part of its wall clock changed. */
export function changed(at: Millis, part: Partial<WallTime>, timeZone: string): Millis {
  return instantOf({ ...wallTime(at, timeZone), ...part }, timeZone);
}
