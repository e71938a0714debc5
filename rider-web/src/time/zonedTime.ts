import type { Millis } from '../api/contract';

/** What a clock on the wall of the service area shows. */
export interface WallTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

export function wallTime(at: Millis, timeZone: string): WallTime {
  const parts = formatOf(timeZone).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/** As if the wall clock stood in Greenwich. */
function plainMillis({ year, month, day, hour, minute }: WallTime): Millis {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/**
 * When a clock on the wall shows this. Where it does so twice (clocks go back) the first time; where it never does (clocks
 * go forward) the time as much later as the clocks were set.
 */
export function instantOf(wall: WallTime, timeZone: string): Millis {
  const plain = plainMillis(wall);
  const offsetAt = (at: Millis) => plainMillis(wallTime(at, timeZone)) - at;
  const day = 24 * 3_600_000;
  // The offsets before and after any change that is near.
  const candidates = [plain - offsetAt(plain - day), plain - offsetAt(plain + day)];
  const exact = candidates.filter((at) => plainMillis(wallTime(at, timeZone)) === plain);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

/** The wall's day some days on. */
export function dayAfter(wall: WallTime, days: number): WallTime {
  const moved = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return {
    ...wall,
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}
