import { describe, expect, it } from 'vitest';
import { indexStops, searchable, searchStops } from './stopSearch';

const stop = (name: string) => ({ stopId: name, name, location: { latitude: 0, longitude: 0 } });
const index = indexStops(
  ['Place d\'Armes', 'Monte-Carlo (Casino)', 'Hôpital', 'Les Moulins', 'しぶや駅前', '渋谷区役所', 'がくげい大学', 'Stade'].map(stop),
  'fr',
);
const found = (text: string) => searchStops(index, text).map(({ name }) => name);

describe('the search among stops', () => {
  it.each([
    ['monte carlo', ['Monte-Carlo (Casino)']],
    ['HOPITAL', ['Hôpital']],
    ['ｼﾌﾞﾔ', ['しぶや駅前']],
    ['シブヤ', ['しぶや駅前']],
    ['渋谷', ['渋谷区役所']],
    ['casino', ['Monte-Carlo (Casino)']],
    ['xyz', []],
  ])('finds for %s %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });

  it('tells kana with and without voicing marks apart', () => {
    expect(found('かくげい')).toEqual([]);
    expect(found('ガクゲイ')).toEqual(['がくげい大学']);
  });

  it('shows names that begin with the text before words that do, and those before the rest', () => {
    const some = indexStops(['Grand Port', 'Port Hercule', 'Transports'].map(stop), 'fr');
    expect(searchStops(some, 'port').map(({ name }) => name)).toEqual(['Port Hercule', 'Grand Port', 'Transports']);
  });

  it('shows all in order where nothing is typed', () => {
    expect(found(' ')).toHaveLength(8);
    expect(found('')[0]).toBe('Hôpital');
  });

  it('compares nothing but letters and digits', () => {
    expect(searchable(' Gare (SNCF) — Étage 2 ')).toBe('garesncfetage2');
  });
});
