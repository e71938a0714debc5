import { describe, expect, it } from 'vitest';
import { ContractError, decodeOfferSet, decodeRide, decodeServiceArea, decodeVehicles } from './decode';

const NOW = '2026-11-23T09:00:00.5Z';

describe('proto3 JSON', () => {
  it('leaves defaults out', () => {
    const view = decodeVehicles({ now: NOW, vehicles: [{ vehicleId: 'v1' }] });
    expect(view.now).toBe(Date.UTC(2026, 10, 23, 9, 0, 0, 500));
    expect(view.counts.requests).toBe(0);
    expect(view.vehicles).toEqual([
      {
        vehicleId: 'v1',
        label: 'v1',
        location: null,
        bearing: 0,
        onBoard: 0,
        wheelchairsOnBoard: 0,
        seats: 0,
        wheelchairPlaces: 0,
        activity: 'VEHICLE_ACTIVITY_UNSPECIFIED',
        halts: [],
        leg: [],
      },
    ]);
  });

  it('has 64-bit numbers as strings', () => {
    const { counts } = decodeVehicles({ now: NOW, counts: { requests: '152', refused: 3 } });
    expect([counts.requests, counts.refused]).toEqual([152, 3]);
    expect(decodeOfferSet({ heldMillis: '120000' }).heldMillis).toBe(120_000);
  });

  it('has a place at zero as an empty message', () => {
    const [vehicle] = decodeVehicles({ now: NOW, vehicles: [{ vehicleId: 'v1', location: {} }] }).vehicles;
    expect(vehicle?.location).toEqual({ latitude: 0, longitude: 0 });
  });

  it('has times to the nanosecond', () => {
    expect(decodeServiceArea({ now: '2026-11-23T09:00:00.123456789Z' }).now % 1_000).toBe(123);
  });

  it('is refused, with the name of the field, where a promise is missing', () => {
    expect(() => decodeRide({ rideId: 'o1', promisedLatestArrival: NOW })).toThrow(ContractError);
    expect(() => decodeRide({ rideId: 'o1', promisedLatestArrival: NOW })).toThrow('promised_pickup.start');
    expect(() => decodeVehicles(null)).toThrow('now');
  });
});
