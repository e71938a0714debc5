import type { LatLng, Millis, OfferRequest, Party, Place, ServiceArea, VirtualStop, Wish } from '../../api/contract';
import type { MessageId } from '../../i18n/ja';
import { metersBetween } from '../../map/motion';

/** A place that the rider chose, and how. */
export interface ChosenPlace {
  kind: 'stop' | 'place' | 'point' | 'here';
  location: LatLng;
  /** Of a place that was found by its name; empty of all others. */
  name: string;
  /** The stop itself, or the nearest one; empty where there is none. */
  stopName: string;
}

export type PlanField = 'origin' | 'destination' | 'party' | 'when';
export type PlaceRole = 'origin' | 'destination';

/** What the rider has entered so far. */
export interface Plan {
  origin: ChosenPlace | null;
  destination: ChosenPlace | null;
  party: Party;
  wish: Wish;
}

export const EMPTY_PLAN: Plan = {
  origin: null,
  destination: null,
  party: { seats: 1, wheelchairs: 0 },
  wish: { kind: 'now' },
};

/** Places nearer to each other than this are one. */
const SAME_METERS = 10;

export function placeAtStop(stop: VirtualStop): ChosenPlace {
  return { kind: 'stop', location: stop.location, name: '', stopName: stop.name };
}

/** A place that was found by its name; a stop among them is the stop. */
export function placeFound(place: Place, stops: VirtualStop[]): ChosenPlace {
  const stop = stops.find(({ stopId }) => place.stopId !== '' && stopId === place.stopId);
  return stop === undefined
    ? { kind: 'place', location: place.location, name: place.name, stopName: nearestStop(place.location, stops) }
    : placeAtStop(stop);
}

export function placeAt(kind: 'point' | 'here', location: LatLng, stops: VirtualStop[]): ChosenPlace {
  return { kind, location, name: '', stopName: nearestStop(location, stops) };
}

/** Its name; empty where there is no stop at all. */
function nearestStop(location: LatLng, stops: VirtualStop[]): string {
  let nearest: VirtualStop | null = null;
  let metersLeast = Number.POSITIVE_INFINITY;
  for (const stop of stops) {
    const meters = metersBetween(location, stop.location);
    if (meters < metersLeast) {
      nearest = stop;
      metersLeast = meters;
    }
  }
  return nearest?.name ?? '';
}

export function contains(area: ServiceArea, { latitude, longitude }: LatLng): boolean {
  const { southWest, northEast } = area;
  return (
    latitude >= southWest.latitude &&
    latitude <= northEast.latitude &&
    longitude >= southWest.longitude &&
    longitude <= northEast.longitude
  );
}

export interface PlanProblem {
  field: PlanField;
  message: MessageId;
}

/** All that the rider must still put right before asking makes sense. */
export function checkPlan(plan: Plan, area: ServiceArea, now: Millis): PlanProblem[] {
  const { origin, destination, party, wish } = plan;
  const problems: PlanProblem[] = [];
  if (origin === null) {
    problems.push({ field: 'origin', message: 'check.origin' });
  }
  if (destination === null) {
    problems.push({ field: 'destination', message: 'check.destination' });
  }
  if (
    origin !== null &&
    destination !== null &&
    metersBetween(origin.location, destination.location) < SAME_METERS
  ) {
    problems.push({ field: 'destination', message: 'check.same' });
  }
  if (party.seats + party.wheelchairs < 1) {
    problems.push({ field: 'party', message: 'party.nobody' });
  }
  const at = wishTime(wish);
  if (at !== null && at < now) {
    problems.push({ field: 'when', message: 'when.past' });
  } else if (at !== null && area.bookingHorizonSeconds > 0 && at > now + area.bookingHorizonSeconds * 1_000) {
    problems.push({ field: 'when', message: 'when.tooFar' });
  }
  return problems;
}

export function wishTime(wish: Wish): Millis | null {
  switch (wish.kind) {
    case 'now':
      return null;
    case 'depart':
      return wish.at;
    case 'arrive':
      return wish.by;
  }
}

/** The same kind of wish at another time; a wish to go now becomes one to depart then. */
export function wishAt(wish: Wish, time: Millis): Wish {
  return wish.kind === 'arrive' ? { kind: 'arrive', by: time } : { kind: 'depart', at: time };
}

/** What to ask the service; null while a place is missing. */
export function requestOf({ origin, destination, party, wish }: Plan): OfferRequest | null {
  return origin === null || destination === null
    ? null
    : { origin: origin.location, destination: destination.location, party, wish };
}
