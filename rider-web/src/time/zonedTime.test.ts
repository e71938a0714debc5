import { describe, expect, it } from 'vitest';
import { dayAfter, instantOf, wallTime } from './zonedTime';

describe('wall time of the service area', () => {
  it('is read off in the area\'s zone, whatever the browser\'s is', () => {
    expect(wallTime(Date.parse('2026-11-22T15:30:00Z'), 'Asia/Tokyo')).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      hour: 0,
      minute: 30,
    });
  });

  it.each([
    ['2026-11-23T00:30', 'Asia/Tokyo', '2026-11-22T15:30:00Z'],
    ['2026-07-01T08:00', 'Europe/Monaco', '2026-07-01T06:00:00Z'],
    ['2026-12-01T08:00', 'Europe/Monaco', '2026-12-01T07:00:00Z'],
    // Clocks go back at 03:00 on 25 October: the first of the two.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25T03:30', 'Europe/Berlin', '2026-10-25T02:30:00Z'],
    // Clocks go forward at 02:00 on 29 March: 02:30 never is, so 03:30.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-01-10T09:15', 'America/St_Johns', '2026-01-10T12:45:00Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    const [year, month, day, hour, minute] = wall.split(/\D/).map(Number) as [number, number, number, number, number];
    expect(new Date(instantOf({ year, month, day, hour, minute }, zone)).toISOString()).toBe(
      new Date(instant).toISOString(),
    );
  });

  it('counts days over the ends of months and years', () => {
    expect(dayAfter({ year: 2026, month: 12, day: 31, hour: 7, minute: 5 }, 1)).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      hour: 7,
      minute: 5,
    });
  });
});
