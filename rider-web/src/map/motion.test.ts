import { describe, expect, it } from 'vitest';
import type { LatLng, VehicleView } from '../api/contract';
import { aheadOf, bearingBetween, metersBetween, poseAlong, projectOnto, turned, VehicleMotion } from './motion';

const at = (latitude: number, longitude: number): LatLng => ({ latitude, longitude });

/** North for about 111 m, then east for about 80 m. */
const CORNER = [at(43.73, 7.42), at(43.731, 7.42), at(43.731, 7.421)];

function vehicle(location: LatLng, leg: LatLng[] = CORNER, bearing = 0): VehicleView & { location: LatLng } {
  return {
    vehicleId: 'v1',
    label: '1',
    location,
    bearing,
    onBoard: 0,
    wheelchairsOnBoard: 0,
    seats: 8,
    wheelchairPlaces: 1,
    activity: 'DRIVING',
    halts: [],
    leg,
  };
}

describe('a place on a line', () => {
  it('is told by metres along and beside', () => {
    const on = projectOnto(CORNER, at(43.7305, 7.4201));
    expect(on?.along).toBeCloseTo(55.6, 0);
    expect(on?.beside).toBeCloseTo(8, 0);
  });

  it('is found again from its metres, with the direction of the street', () => {
    const pose = poseAlong(CORNER, 111.2 + 40);
    expect(metersBetween(pose?.location ?? at(0, 0), at(43.731, 7.4205))).toBeLessThan(1);
    expect(pose?.bearing).toBeCloseTo(90, 0);
  });

  it('ends with the line', () => {
    expect(poseAlong(CORNER, 10_000)?.location).toEqual(CORNER[2]);
    expect(poseAlong([], 1)).toBeNull();
    expect(projectOnto([], CORNER[0] as LatLng)).toBeNull();
  });

  it('has the rest of the line ahead', () => {
    expect(aheadOf(CORNER, at(43.7305, 7.42))).toEqual([at(43.7305, 7.42), CORNER[1], CORNER[2]]);
    expect(aheadOf(CORNER, at(43.75, 7.42))).toEqual(CORNER);
  });
});

describe('bearings', () => {
  it('go clockwise from north', () => {
    expect(bearingBetween(at(43, 7), at(44, 7))).toBeCloseTo(0);
    expect(bearingBetween(at(43, 7), at(43, 8))).toBeCloseTo(90);
    expect(bearingBetween(at(43, 7), at(42, 7))).toBeCloseTo(180);
  });

  it('turn the short way round', () => {
    expect(turned(350, 10, 0.5)).toBeCloseTo(0);
    expect(turned(10, 350, 0.5)).toBeCloseTo(0);
    expect(turned(90, 180, 0.5)).toBeCloseTo(135);
  });
});

describe('a vehicle between two messages', () => {
  it('follows the street round the corner instead of cutting it', () => {
    const motion = new VehicleMotion(vehicle(at(43.7306, 7.42)), 0);
    motion.tell(vehicle(at(43.731, 7.4206)), 1_000, 500);
    for (let time = 1_000; time <= 2_100; time += 50) {
      expect(projectOnto(CORNER, motion.poseAt(time).location)?.beside).toBeLessThan(0.5);
    }
    expect(motion.movesAfter(1_500)).toBe(true);
    expect(motion.movesAfter(2_200)).toBe(false);
  });

  it('is where it was told to be once the time is over', () => {
    const motion = new VehicleMotion(vehicle(at(43.7301, 7.42)), 0);
    motion.tell(vehicle(at(43.7303, 7.42), CORNER, 3), 1_000, 500);
    expect(motion.poseAt(5_000)).toEqual({ location: at(43.7303, 7.42), bearing: 3 });
  });

  it('goes on from where it is drawn when a message comes early', () => {
    const motion = new VehicleMotion(vehicle(at(43.7301, 7.42)), 0);
    motion.tell(vehicle(at(43.7303, 7.42)), 1_000, 500);
    const drawn = motion.poseAt(1_300).location;
    motion.tell(vehicle(at(43.7304, 7.42)), 1_300, 500);
    expect(metersBetween(motion.poseAt(1_300).location, drawn)).toBeLessThan(0.01);
  });

  it('finishes the leg before on the streets of that leg', () => {
    const next = [at(43.731, 7.421), at(43.732, 7.421)];
    const motion = new VehicleMotion(vehicle(at(43.7309, 7.42)), 0);
    motion.tell(vehicle(at(43.731, 7.4209), next), 1_000, 500);
    expect(projectOnto(CORNER, motion.poseAt(1_500).location)?.beside).toBeLessThan(0.5);
  });

  it('jumps where no vehicle could have driven', () => {
    const motion = new VehicleMotion(vehicle(at(43.73, 7.42)), 0);
    motion.tell(vehicle(at(43.75, 7.42)), 1_000, 500);
    expect(motion.poseAt(1_001).location).toEqual(at(43.75, 7.42));
  });
});
