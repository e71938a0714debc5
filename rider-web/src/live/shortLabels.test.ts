import { describe, expect, it } from 'vitest';
import { shortLabels } from './shortLabels';

describe('the short label of a vehicle', () => {
  it.each([
    [['Noriai 1', 'Noriai 2'], ['1', '2']],
    [['Bus North 1', 'Bus North 2', 'Bus South 1'], ['North 1', 'North 2', 'South 1']],
    [['Noriai', 'Noriai 2'], ['Noriai', 'Noriai 2']],
    [['Noriai 1'], ['Noriai 1']],
    [['A', 'B'], ['A', 'B']],
    [[], []],
  ])('of %j is %j', (labels, short) => {
    expect([...shortLabels(labels).values()]).toEqual(short);
  });
});
