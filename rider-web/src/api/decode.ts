import type {
  Counts,
  Fare,
  LatLng,
  Millis,
  NamedPoint,
  Notice,
  NoticeKind,
  Offer,
  OfferRequest,
  OfferSet,
  Party,
  Place,
  PlaceKind,
  PlannedHalt,
  Proposal,
  Refusal,
  RefusalReason,
  Ride,
  RideStatus,
  ServiceArea,
  StopCall,
  TimeWindow,
  VehicleActivity,
  VehiclesView,
  VehicleView,
  VirtualStop,
} from './contract';

/** A proto3 message as JSON: any field may be left out. */
type Message = Record<string, unknown>;

/** The answer is not what the contract says. */
export class ContractError extends Error {}

function message(value: unknown): Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Message) : {};
}

function list<T>(value: unknown, read: (item: unknown) => T): T[] {
  return Array.isArray(value) ? value.map(read) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Numbers come as numbers, 64-bit ones as strings, defaults not at all. */
function number(value: unknown): number {
  const read = typeof value === 'string' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : 0;
}

function time(value: unknown): Millis | null {
  const read = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(read) ? null : read;
}

function requiredTime(value: unknown, name: string): Millis {
  const read = time(value);
  if (read === null) {
    throw new ContractError(`${name} must be a time, but was ${JSON.stringify(value)}.`);
  }
  return read;
}

function requiredText(value: unknown, name: string): string {
  const read = text(value);
  if (read === '') {
    throw new ContractError(`${name} must not be empty.`);
  }
  return read;
}

function latLng(value: unknown): LatLng {
  const from = message(value);
  return { latitude: number(from['latitude']), longitude: number(from['longitude']) };
}

function virtualStop(value: unknown): VirtualStop {
  const from = message(value);
  return {
    stopId: text(from['stopId']),
    name: text(from['name']),
    location: latLng(from['location']),
  };
}

function timeWindow(value: unknown, name: string): TimeWindow {
  const from = message(value);
  return { start: requiredTime(from['start'], `${name}.start`), end: requiredTime(from['end'], `${name}.end`) };
}

function party(value: unknown): Party {
  const from = message(value);
  return { seats: number(from['seats']), wheelchairs: number(from['wheelchairs']) };
}

function stopCall(value: unknown): StopCall {
  const from = message(value);
  return {
    stop: virtualStop(from['stop']),
    walkSeconds: number(from['walkSeconds']),
    walkMeters: number(from['walkMeters']),
  };
}

function halt(value: unknown): PlannedHalt {
  const from = message(value);
  return {
    stop: virtualStop(from['stop']),
    arrival: time(from['arrival']),
    departure: time(from['departure']),
    boarding: number(from['boarding']),
    alighting: number(from['alighting']),
  };
}

function vehicle(value: unknown): VehicleView {
  const from = message(value);
  const vehicleId = requiredText(from['vehicleId'], 'vehicle_id');
  return {
    vehicleId,
    label: text(from['label']) || vehicleId,
    location: from['location'] === undefined || from['location'] === null ? null : latLng(from['location']),
    bearing: number(from['bearing']),
    onBoard: number(from['onBoard']),
    wheelchairsOnBoard: number(from['wheelchairsOnBoard']),
    seats: number(from['seats']),
    wheelchairPlaces: number(from['wheelchairPlaces']),
    activity: (text(from['activity']) || 'VEHICLE_ACTIVITY_UNSPECIFIED') as VehicleActivity,
    halts: list(from['halts'], halt),
    leg: list(from['leg'], latLng),
  };
}

function counts(value: unknown): Counts {
  const from = message(value);
  return {
    requests: number(from['requests']),
    confirmed: number(from['confirmed']),
    completed: number(from['completed']),
    promisesKept: number(from['promisesKept']),
    promisesBroken: number(from['promisesBroken']),
    refused: number(from['refused']),
  };
}

function offer(value: unknown): Offer {
  const from = message(value);
  return {
    offerId: requiredText(from['offerId'], 'offer_id'),
    pickup: stopCall(from['pickup']),
    pickupWindow: timeWindow(from['pickupWindow'], 'pickup_window'),
    dropoff: stopCall(from['dropoff']),
    estimatedArrival: time(from['estimatedArrival']),
    latestArrival: requiredTime(from['latestArrival'], 'latest_arrival'),
    fare: fareIfThere(from['fare']),
  };
}

function fareIfThere(value: unknown): Fare | null {
  if (value === undefined || value === null) {
    return null;
  }
  const from = message(value);
  return {
    amount: number(from['amount']),
    currency: requiredText(from['currency'], 'currency'),
    fractionDigits: number(from['fractionDigits']),
    shared: from['shared'] === true,
    dayPassHeld: from['product'] === 'DAY_PASS_HELD',
    due: from['settled'] === true ? number(from['due']) : null,
  };
}

function proposalIfThere(value: unknown): Proposal | null {
  if (value === undefined || value === null) {
    return null;
  }
  const from = message(value);
  return {
    proposalId: requiredText(from['proposalId'], 'proposal_id'),
    pickup: timeWindow(from['pickup'], 'pickup'),
    latestArrival: requiredTime(from['latestArrival'], 'latest_arrival'),
    answerBy: requiredTime(from['answerBy'], 'answer_by'),
    why: text(from['why']),
  };
}

function notice(value: unknown): Notice {
  const from = message(value);
  return {
    kind: (text(from['kind']) || 'NOTICE_KIND_UNSPECIFIED') as NoticeKind,
    text: text(from['text']),
    time: time(from['time']),
  };
}

function refusal(value: unknown): Refusal {
  const from = message(value);
  return {
    reason: (text(from['reason']) || 'REFUSAL_REASON_UNSPECIFIED') as RefusalReason,
    message: text(from['message']),
    nearestBefore: time(from['nearestBefore']),
    nearestAfter: time(from['nearestAfter']),
  };
}

export function decodeServiceArea(value: unknown): ServiceArea {
  const from = message(value);
  return {
    name: text(from['name']),
    southWest: latLng(from['southWest']),
    northEast: latLng(from['northEast']),
    timeZone: text(from['timeZone']) || 'UTC',
    language: text(from['language']) || 'und',
    stops: list(from['stops'], virtualStop),
    attribution: text(from['attribution']),
    tiles: text(from['tiles']),
    tilesZoomMax: number(from['tilesZoomMax']) || 14,
    now: requiredTime(from['now'], 'now'),
    speed: number(from['speed']) || 1,
    demonstration: from['demonstration'] === true,
    partySeatsMax: number(from['partySeatsMax']) || 1,
    partyWheelchairsMax: number(from['partyWheelchairsMax']),
    bookingHorizonSeconds: number(from['bookingHorizonSeconds']),
    walkMetersMax: number(from['walkMetersMax']),
  };
}

function place(value: unknown): Place {
  const from = message(value);
  return {
    placeId: requiredText(from['placeId'], 'place_id'),
    kind: (text(from['kind']) || 'PLACE_KIND_UNSPECIFIED') as PlaceKind,
    name: requiredText(from['name'], 'name'),
    kana: text(from['kana']),
    latin: text(from['latin']),
    locality: text(from['locality']),
    location: latLng(from['location']),
    inServiceArea: from['inServiceArea'] === true,
    stopId: text(from['stopId']),
  };
}

function placeIfThere(value: unknown): Place | null {
  return value === undefined || value === null ? null : place(value);
}

export function decodePlaces(value: unknown): Place[] {
  return list(message(value)['places'], place);
}

export function decodeNamedPoint(value: unknown): NamedPoint {
  const from = message(value);
  return {
    place: placeIfThere(from['place']),
    placeMeters: number(from['placeMeters']),
    address: placeIfThere(from['address']),
  };
}

export function decodeVehicles(value: unknown): VehiclesView {
  const from = message(value);
  return {
    now: requiredTime(from['now'], 'now'),
    vehicles: list(from['vehicles'], vehicle),
    counts: counts(from['counts']),
  };
}

export function decodeOfferSet(value: unknown): OfferSet {
  const from = message(value);
  return {
    offers: list(from['offers'], offer),
    heldMillis: number(from['heldMillis']),
    refusal: from['refusal'] === undefined || from['refusal'] === null ? null : refusal(from['refusal']),
  };
}

export function decodeRide(value: unknown): Ride {
  const from = message(value);
  return {
    rideId: requiredText(from['rideId'], 'ride_id'),
    status: (text(from['status']) || 'RIDE_STATUS_UNSPECIFIED') as RideStatus,
    party: party(from['party']),
    pickup: stopCall(from['pickup']),
    dropoff: stopCall(from['dropoff']),
    promisedPickup: timeWindow(from['promisedPickup'], 'promised_pickup'),
    promisedLatestArrival: requiredTime(from['promisedLatestArrival'], 'promised_latest_arrival'),
    estimatedPickup: time(from['estimatedPickup']),
    estimatedArrival: time(from['estimatedArrival']),
    vehicle: from['vehicle'] === undefined || from['vehicle'] === null ? null : vehicle(from['vehicle']),
    stopsBefore: number(from['stopsBefore']),
    vehicleArrived: time(from['vehicleArrived']),
    cause: text(from['cause']),
    proposal: proposalIfThere(from['proposal']),
    notices: list(from['notices'], notice),
    fare: fareIfThere(from['fare']),
  };
}

export function encodeOfferRequest(request: OfferRequest): Message {
  const { origin, destination, wish } = request;
  const asked = { origin, destination, party: request.party };
  switch (wish.kind) {
    case 'now':
      return asked;
    case 'depart':
      return { ...asked, earliestDeparture: new Date(wish.at).toISOString() };
    case 'arrive':
      return { ...asked, latestArrival: new Date(wish.by).toISOString() };
  }
}
