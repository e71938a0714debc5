/**
 * What the web app uses of the contract in `api/src/main/proto/noriai/v1`, as values: every field is there (proto3 JSON
 * leaves defaults out), 64-bit numbers are numbers, times are milliseconds since 1970 in engine time. `decode.ts` makes
 * them.
 */
export type Millis = number;

/** WGS 84, degrees. */
export interface LatLng {
  latitude: number;
  longitude: number;
}

export interface Party {
  seats: number;
  wheelchairs: number;
}

export interface TimeWindow {
  start: Millis;
  end: Millis;
}

export interface VirtualStop {
  stopId: string;
  name: string;
  location: LatLng;
}

export type PlaceKind =
  | 'PLACE_KIND_UNSPECIFIED'
  | 'VIRTUAL_STOP'
  | 'STATION'
  | 'TRANSIT_STOP'
  | 'HOSPITAL'
  | 'FACILITY'
  | 'SCHOOL'
  | 'SHOP'
  | 'TOWN'
  | 'STREET'
  | 'HOUSE'
  | 'OTHER_PLACE';

export interface Place {
  placeId: string;
  kind: PlaceKind;
  /** In the local language. */
  name: string;
  /** Its reading in hiragana; empty where the data has none. */
  kana: string;
  /** In Latin letters; empty where the name is. */
  latin: string;
  locality: string;
  location: LatLng;
  inServiceArea: boolean;
  /** Of a virtual stop; empty of all others. */
  stopId: string;
}

/** What is at a point. */
export interface NamedPoint {
  place: Place | null;
  placeMeters: number;
  address: Place | null;
}

export interface ServiceArea {
  name: string;
  southWest: LatLng;
  northEast: LatLng;
  timeZone: string;
  language: string;
  stops: VirtualStop[];
  attribution: string;
  tiles: string;
  tilesZoomMax: number;
  now: Millis;
  speed: number;
  demonstration: boolean;
  partySeatsMax: number;
  partyWheelchairsMax: number;
  bookingHorizonSeconds: number;
  walkMetersMax: number;
}

export type VehicleActivity = 'VEHICLE_ACTIVITY_UNSPECIFIED' | 'OFF_DUTY' | 'IDLE' | 'DRIVING' | 'AT_STOP';

export interface PlannedHalt {
  stop: VirtualStop;
  arrival: Millis | null;
  departure: Millis | null;
  boarding: number;
  alighting: number;
}

export interface VehicleView {
  vehicleId: string;
  label: string;
  /** Null where the last position is older than 90 s. */
  location: LatLng | null;
  bearing: number;
  /** All people, those in wheelchairs too. */
  onBoard: number;
  wheelchairsOnBoard: number;
  seats: number;
  wheelchairPlaces: number;
  activity: VehicleActivity;
  halts: PlannedHalt[];
  leg: LatLng[];
}

export interface Counts {
  requests: number;
  confirmed: number;
  completed: number;
  promisesKept: number;
  promisesBroken: number;
  refused: number;
}

export interface VehiclesView {
  now: Millis;
  vehicles: VehicleView[];
  counts: Counts;
}

export interface StopCall {
  stop: VirtualStop;
  walkSeconds: number;
  walkMeters: number;
}

/** What a ride costs, in the smallest units of the currency. */
export interface Fare {
  amount: number;
  currency: string;
  fractionDigits: number;
  /** Less is due if others share the run. */
  shared: boolean;
  /** A day pass was bought with an earlier ride. */
  dayPassHeld: boolean;
  /** What was due in the end; null before the ride has ended. */
  due: number | null;
}

export interface Offer {
  offerId: string;
  pickup: StopCall;
  pickupWindow: TimeWindow;
  dropoff: StopCall;
  estimatedArrival: Millis | null;
  latestArrival: Millis;
  /** Null where the service has no fares. */
  fare: Fare | null;
}

export type RefusalReason =
  | 'REFUSAL_REASON_UNSPECIFIED'
  | 'NO_VEHICLE_IN_TIME'
  | 'PARTY_TOO_LARGE'
  | 'NO_STOP_NEAR_ORIGIN'
  | 'NO_STOP_NEAR_DESTINATION'
  | 'TOO_CLOSE'
  | 'OUTSIDE_SERVICE_HOURS'
  | 'BEYOND_BOOKING_HORIZON'
  | 'UNREACHABLE'
  | 'NO_ACCESSIBLE_VEHICLE'
  | 'ZONE_SUSPENDED'
  | 'NOT_AT_THE_DOOR'
  | 'TOO_MANY_TRIPS';

export interface Refusal {
  reason: RefusalReason;
  /** In the service area's language. */
  message: string;
  nearestBefore: Millis | null;
  nearestAfter: Millis | null;
}

export interface OfferSet {
  offers: Offer[];
  /** Wall-clock milliseconds for which the offers were still held when the answer came. */
  heldMillis: number;
  refusal: Refusal | null;
}

/** When to travel. A time is engine time. */
export type Wish = { kind: 'now' } | { kind: 'depart'; at: Millis } | { kind: 'arrive'; by: Millis };

export interface OfferRequest {
  origin: LatLng;
  destination: LatLng;
  party: Party;
  wish: Wish;
}

export type RideStatus =
  | 'RIDE_STATUS_UNSPECIFIED'
  | 'CONFIRMED'
  | 'VEHICLE_COMING'
  | 'VEHICLE_WAITING'
  | 'ON_BOARD'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'MISSED';

export interface Ride {
  rideId: string;
  status: RideStatus;
  party: Party;
  pickup: StopCall;
  dropoff: StopCall;
  promisedPickup: TimeWindow;
  promisedLatestArrival: Millis;
  estimatedPickup: Millis | null;
  estimatedArrival: Millis | null;
  vehicle: VehicleView | null;
  stopsBefore: number;
  vehicleArrived: Millis | null;
  cause: string;
  /** Another time that the rider is asked to agree to. */
  proposal: Proposal | null;
  notices: Notice[];
  fare: Fare | null;
}

export interface Proposal {
  proposalId: string;
  pickup: TimeWindow;
  latestArrival: Millis;
  answerBy: Millis;
  why: string;
}

export type NoticeKind = 'NOTICE_KIND_UNSPECIFIED' | 'MESSAGE' | 'SUSPENDED' | 'LATE';

/** What the service tells the rider beside the ride. */
export interface Notice {
  kind: NoticeKind;
  text: string;
  time: Millis | null;
}

/** Whether a ride has come to its end, one way or another. */
export function isOver(status: RideStatus): boolean {
  return status === 'COMPLETED' || status === 'CANCELLED' || status === 'MISSED';
}
