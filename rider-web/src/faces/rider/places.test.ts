import { describe as suite, expect, it } from 'vitest';
import type { Place } from '../../api/contract';
import { decodeNamedPoint, decodePlaces } from '../../api/decode';
import { placeFound } from './plan';
import { describe, placeOf } from './usePlaceSearch';
import { nameOf } from './usePointName';

const station: Place = {
  placeId: 'stations:1',
  kind: 'STATION',
  name: '小田原',
  kana: 'おだわら',
  latin: 'Odawara',
  locality: '小田原市',
  location: { latitude: 35.2562, longitude: 139.1554 },
  inServiceArea: true,
  stopId: '',
};
const stop = { stopId: 's1', name: '駅前', location: { latitude: 35.2563, longitude: 139.1556 } };

suite('a place that was found', () => {
  it('is told with its reading to who reads Japanese, and in Latin letters to others', () => {
    expect(describe(station, 'ja', '駅')).toBe('おだわら · 駅 · 小田原市');
    expect(describe(station, 'en', 'Station')).toBe('Odawara · Station · 小田原市');
    expect(describe({ ...station, latin: '', locality: '小田原' }, 'fr', 'Gare')).toBe('Gare');
  });

  it('is chosen with its name, and with the stop near it', () => {
    expect(placeFound(station, [stop])).toEqual({
      kind: 'place',
      location: station.location,
      name: '小田原',
      stopName: '駅前',
    });
  });

  it('is the stop itself where it is one, and a place where the area has no such stop', () => {
    expect(placeFound(placeOf(stop), [stop])).toMatchObject({ kind: 'stop', stopName: '駅前' });
    expect(placeFound(placeOf(stop), [])).toMatchObject({ kind: 'place', name: '駅前', stopName: '' });
  });
});

suite('the name of a point', () => {
  const street: Place = { ...station, placeId: 'osm:w1', kind: 'STREET', name: '国道1号' };

  it.each([
    ['what stands there', 10, street, '小田原'],
    ['its address where nothing does', 80, street, '国道1号'],
    ['what is nearest where it has no address', 80, null, '小田原'],
  ])('is %s', (_what, placeMeters, address, name) => {
    expect(nameOf({ place: station, placeMeters, address })).toBe(name);
  });

  it('is none where nothing is', () => {
    expect(nameOf({ place: null, placeMeters: 0, address: null })).toBeNull();
  });
});

suite('the answers about places', () => {
  it('are read with defaults left out', () => {
    const sent = { placeId: 'osm:n1', kind: 'SHOP', name: 'Café', location: { latitude: 43.7, longitude: 7.4 } };
    expect(decodePlaces({ places: [sent] })).toEqual([
      { ...sent, kana: '', latin: '', locality: '', inServiceArea: false, stopId: '' },
    ]);
    expect(decodePlaces({})).toEqual([]);
    expect(decodeNamedPoint({})).toEqual({ place: null, placeMeters: 0, address: null });
  });

  it('are refused without a name', () => {
    expect(() => decodePlaces({ places: [{ placeId: 'x' }] })).toThrow('name must not be empty.');
  });
});
