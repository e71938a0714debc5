import { describe, expect, it } from 'vitest';
import { bookableDays, changed, minuteOptions, wishOfKind } from './clockFace';

const NOW = Date.parse('2026-11-23T22:51:20Z');
const ZONE = 'Europe/Monaco';

describe('the days that can be booked', () => {
  it('go from today to the end of the horizon, in the area\'s zone', () => {
    const days = bookableDays(NOW, 2 * 86_400, ZONE).map((day) => new Date(day).toISOString());
    expect(days).toEqual(['2026-11-23T11:00:00.000Z', '2026-11-24T11:00:00.000Z', '2026-11-25T11:00:00.000Z']);
  });

  it('are never more than a month', () => {
    expect(bookableDays(NOW, 400 * 86_400, ZONE)).toHaveLength(32);
    expect(bookableDays(NOW, 0, ZONE)).toHaveLength(1);
  });
});

describe('a wish with a time', () => {
  it('begins at full five minutes, some time ahead', () => {
    expect(wishOfKind('depart', { kind: 'now' }, NOW)).toEqual({
      kind: 'depart',
      at: Date.parse('2026-11-23T23:25:00Z'),
    });
    expect(wishOfKind('arrive', { kind: 'now' }, NOW)).toEqual({
      kind: 'arrive',
      by: Date.parse('2026-11-23T23:55:00Z'),
    });
  });

  it('keeps its time when its kind changes', () => {
    expect(wishOfKind('arrive', { kind: 'depart', at: 7 }, NOW)).toEqual({ kind: 'arrive', by: 7 });
    expect(wishOfKind('now', { kind: 'depart', at: 7 }, NOW)).toEqual({ kind: 'now' });
  });

  it('is changed part by part', () => {
    const at = changed(NOW, { hour: 8, minute: 5 }, ZONE);
    expect(new Date(at).toISOString()).toBe('2026-11-23T07:05:00.000Z');
  });

  it('can be chosen in steps of five minutes, and stays at the minute that the service proposed', () => {
    expect(minuteOptions(10)).toHaveLength(12);
    expect(minuteOptions(37)).toContain(37);
    expect(minuteOptions(37)).toHaveLength(13);
  });
});
