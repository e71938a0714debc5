import type { LatLng, VehicleView } from '../api/contract';

/** Where a vehicle is drawn. */
export interface Pose {
  location: LatLng;
  /** Degrees clockwise from north. */
  bearing: number;
}

/** Metres east and north of an origin; exact enough over the few hundred metres between two messages. */
interface Flat {
  x: number;
  y: number;
}

interface OnLine {
  /** Metres along the line. */
  along: number;
  /** Metres beside it. */
  beside: number;
}

const METERS_PER_DEGREE = 111_195;
/** A point farther from a line than this is not on it. */
const BESIDE_METERS_MAX = 40;
/** Streets between two near places are no longer than so many times the straight line. */
const LOOP_FACTOR = 4;

function flat(at: LatLng, origin: LatLng): Flat {
  return {
    x: (at.longitude - origin.longitude) * METERS_PER_DEGREE * Math.cos((origin.latitude * Math.PI) / 180),
    y: (at.latitude - origin.latitude) * METERS_PER_DEGREE,
  };
}

export function metersBetween(a: LatLng, b: LatLng): number {
  const { x, y } = flat(b, a);
  return Math.hypot(x, y);
}

/** Direction from one place to another. */
export function bearingBetween(from: LatLng, to: LatLng): number {
  const { x, y } = flat(to, from);
  return ((Math.atan2(x, y) * 180) / Math.PI + 360) % 360;
}

/** Where along a line a place lies: its nearest point, the farther one of two that are equally near. */
export function projectOnto(line: LatLng[], at: LatLng): OnLine | null {
  let best: OnLine | null = null;
  let before = 0;
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1] as LatLng;
    const to = flat(line[i] as LatLng, from);
    const p = flat(at, from);
    const length = Math.hypot(to.x, to.y);
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, (p.x * to.x + p.y * to.y) / (length * length)));
    const beside = Math.hypot(p.x - share * to.x, p.y - share * to.y);
    if (best === null || beside <= best.beside) {
      best = { along: before + share * length, beside };
    }
    before += length;
  }
  return best;
}

/** The place so many metres along a line, and its direction there. */
export function poseAlong(line: LatLng[], along: number): Pose | null {
  let before = 0;
  let last: Pose | null = null;
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1] as LatLng;
    const to = line[i] as LatLng;
    const length = metersBetween(from, to);
    if (length > 0) {
      const share = Math.min(1, Math.max(0, (along - before) / length));
      last = { location: between(from, to, share), bearing: bearingBetween(from, to) };
      if (before + length >= along) {
        return last;
      }
    }
    before += length;
  }
  return last;
}

/** What of a line lies ahead of a place; all of it where the place is not on it. */
export function aheadOf(line: LatLng[], at: LatLng): LatLng[] {
  const on = projectOnto(line, at);
  if (on === null || on.beside > BESIDE_METERS_MAX) {
    return line;
  }
  let before = 0;
  for (let i = 1; i < line.length; i++) {
    before += metersBetween(line[i - 1] as LatLng, line[i] as LatLng);
    if (before > on.along) {
      return [at, ...line.slice(i)];
    }
  }
  return [];
}

function between(from: LatLng, to: LatLng, share: number): LatLng {
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
  };
}

/**
 * One vehicle's way on the map. Each message gives a place; until the next one the vehicle is drawn on its way there, along
 * the streets of its leg, so it is shown about one message behind and never jumps or cuts corners. Times are milliseconds
 * of a clock that only runs forward.
 */
export class VehicleMotion {
  #pose: Pose;
  #target: Pose;
  #path: { line: LatLng[]; from: number; to: number } | null = null;
  #start: Pose;
  #startTime: number;
  #toldTime: number;
  #duration = 0;
  #leg: LatLng[];

  constructor(vehicle: VehicleView & { location: LatLng }, time: number) {
    this.#pose = { location: vehicle.location, bearing: vehicle.bearing };
    this.#target = this.#pose;
    this.#start = this.#pose;
    this.#startTime = time;
    this.#toldTime = time;
    this.#leg = vehicle.leg;
  }

  /** Takes the place of a new message. `metersMax`: farther than this is a jump, not a drive. */
  tell(vehicle: VehicleView & { location: LatLng }, time: number, metersMax: number): void {
    this.#pose = this.poseAt(time);
    // Messages come about every second; a long silence is not made up for in slow motion.
    this.#duration = Math.min(2_500, Math.max(250, (time - this.#toldTime) * 1.1));
    this.#toldTime = time;
    this.#startTime = time;
    this.#start = this.#pose;
    this.#target = { location: vehicle.location, bearing: vehicle.bearing };
    this.#path = streetBetween([vehicle.leg, this.#leg], this.#pose.location, vehicle.location);
    this.#leg = vehicle.leg;
    if (metersBetween(this.#pose.location, vehicle.location) > metersMax) {
      this.#duration = 0;
    }
  }

  poseAt(time: number): Pose {
    const share = this.#duration === 0 ? 1 : Math.min(1, (time - this.#startTime) / this.#duration);
    if (share >= 1) {
      return this.#target;
    }
    if (this.#path !== null) {
      const { line, from, to } = this.#path;
      const pose = poseAlong(line, from + (to - from) * share);
      if (pose !== null) {
        return to > from ? pose : { ...pose, bearing: this.#target.bearing };
      }
    }
    return {
      location: between(this.#start.location, this.#target.location, share),
      bearing: turned(this.#start.bearing, this.#target.bearing, share),
    };
  }

  /** Whether the vehicle will still be drawn elsewhere after this time. */
  movesAfter(time: number): boolean {
    return time - this.#startTime < this.#duration;
  }
}

/** Part of the turn from one bearing to another, the short way round. */
export function turned(from: number, to: number, share: number): number {
  const turn = ((to - from + 540) % 360) - 180;
  return (from + turn * share + 360) % 360;
}

/** The stretch of the first line on which both places lie, one before the other. */
function streetBetween(
  lines: LatLng[][],
  from: LatLng,
  to: LatLng,
): { line: LatLng[]; from: number; to: number } | null {
  for (const line of lines) {
    const a = projectOnto(line, from);
    const b = projectOnto(line, to);
    if (a === null || b === null || a.beside > BESIDE_METERS_MAX || b.beside > BESIDE_METERS_MAX) {
      continue;
    }
    const ahead = b.along - a.along;
    // A line that passes the same place twice would send the vehicle all the way round.
    if (ahead > 0 && ahead < LOOP_FACTOR * metersBetween(from, to) + BESIDE_METERS_MAX) {
      return { line, from: a.along, to: b.along };
    }
  }
  return null;
}
