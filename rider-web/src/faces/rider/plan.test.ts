import { describe, expect, it } from 'vitest';
import type { ServiceArea, Wish } from '../../api/contract';
import { checkPlan, contains, EMPTY_PLAN, type Plan, placeAt, placeAtStop, requestOf, wishAt } from './plan';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const casino = { stopId: 's1', name: 'Casino', location: { latitude: 43.74, longitude: 7.427 } };
const port = { stopId: 's2', name: 'Port', location: { latitude: 43.735, longitude: 7.42 } };
const area: ServiceArea = {
  name: 'Monaco',
  southWest: { latitude: 43.72, longitude: 7.41 },
  northEast: { latitude: 43.75, longitude: 7.44 },
  timeZone: 'Europe/Monaco',
  language: 'fr',
  stops: [casino, port],
  attribution: '',
  tiles: '',
  tilesZoomMax: 14,
  now: NOW,
  speed: 1,
  demonstration: true,
  partySeatsMax: 8,
  partyWheelchairsMax: 1,
  bookingHorizonSeconds: 86_400,
  walkMetersMax: 600,
};
const good: Plan = { ...EMPTY_PLAN, origin: placeAtStop(casino), destination: placeAtStop(port) };
const fieldsOf = (plan: Plan) => checkPlan(plan, area, NOW).map(({ field, message }) => `${field} ${message}`);

describe('what a rider entered', () => {
  it('is asked as it is where nothing is wrong', () => {
    expect(fieldsOf(good)).toEqual([]);
    expect(requestOf(good)).toEqual({
      origin: casino.location,
      destination: port.location,
      party: { seats: 1, wheelchairs: 0 },
      wish: { kind: 'now' },
    });
  });

  it('gets all its problems told at once', () => {
    const plan: Plan = {
      ...EMPTY_PLAN,
      party: { seats: 0, wheelchairs: 0 },
      wish: { kind: 'depart', at: NOW - 1 },
    };
    expect(fieldsOf(plan)).toEqual([
      'origin check.origin',
      'destination check.destination',
      'party party.nobody',
      'when when.past',
    ]);
    expect(requestOf(plan)).toBeNull();
  });

  it('needs two places', () => {
    expect(fieldsOf({ ...good, destination: good.origin })).toEqual(['destination check.same']);
  });

  it('may be a wheelchair alone', () => {
    expect(fieldsOf({ ...good, party: { seats: 0, wheelchairs: 1 } })).toEqual([]);
  });

  it('can wish a time up to the horizon', () => {
    const at = (seconds: number): Wish => ({ kind: 'arrive', by: NOW + seconds * 1_000 });
    expect(fieldsOf({ ...good, wish: at(86_400) })).toEqual([]);
    expect(fieldsOf({ ...good, wish: at(86_401) })).toEqual(['when when.tooFar']);
  });

  it('is wished again at another time as the same kind of wish', () => {
    expect(wishAt({ kind: 'arrive', by: 1 }, 2)).toEqual({ kind: 'arrive', by: 2 });
    expect(wishAt({ kind: 'depart', at: 1 }, 2)).toEqual({ kind: 'depart', at: 2 });
    expect(wishAt({ kind: 'now' }, 2)).toEqual({ kind: 'depart', at: 2 });
  });
});

describe('a place on the map', () => {
  it('is named after the nearest stop', () => {
    expect(placeAt('point', { latitude: 43.7351, longitude: 7.4201 }, area.stops).stopName).toBe('Port');
    expect(placeAt('here', port.location, []).stopName).toBe('');
  });

  it('lies in the area or not', () => {
    expect(contains(area, casino.location)).toBe(true);
    expect(contains(area, { latitude: 35.6, longitude: 139.7 })).toBe(false);
  });
});
