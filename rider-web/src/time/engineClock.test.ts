import { describe, expect, it } from 'vitest';
import { EngineClock } from './engineClock';

describe('the engine\'s clock', () => {
  it('runs at the engine\'s speed between messages, and is set by each', () => {
    let steady = 1_000;
    const clock = new EngineClock(50_000, 10, () => steady);
    steady += 500;
    expect(clock.now()).toBe(55_000);
    clock.tell(60_000);
    expect(clock.now()).toBe(60_000);
    steady += 100;
    expect(clock.now()).toBe(61_000);
  });
});
