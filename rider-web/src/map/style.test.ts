import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { VehicleView } from '../api/contract';
import { EMPTY, haltFeatures, OVERLAY_SOURCES, overlayLayers, routeFeatures, tripFeatures } from './overlays';
import { vehicleColors } from './palette';
import { basemapStyle } from './style';

describe.each(['light', 'dark'] as const)('the %s style', (scheme) => {
  it('is one that MapLibre can draw, without a glyph server', () => {
    const style = basemapStyle('/tiles/abc/{z}/{x}/{y}', 14, scheme);
    const sources = Object.fromEntries(OVERLAY_SOURCES.map((id) => [id, { type: 'geojson' as const, data: EMPTY }]));
    const whole = {
      ...style,
      sources: { ...style.sources, ...sources },
      layers: [...style.layers, ...overlayLayers(scheme)],
    };
    // The one thing that the checker asks for and MapLibre does not: text is drawn with the browser's fonts.
    const errors = validateStyleMin(whole as never).filter(({ message }) => !message.includes('"glyphs"'));
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(style.glyphs).toBeUndefined();
    expect(new Set(whole.layers.map(({ id }) => id)).size).toBe(whole.layers.length);
  });
});

const place = (latitude: number, longitude: number) => ({ latitude, longitude });
const stop = (stopId: string, latitude: number) => ({ stopId, name: stopId, location: place(latitude, 7.42) });
const vehicle = (vehicleId: string, location: VehicleView['location']): VehicleView => ({
  vehicleId,
  label: vehicleId,
  location,
  bearing: 0,
  onBoard: 1,
  wheelchairsOnBoard: 0,
  seats: 8,
  wheelchairPlaces: 1,
  activity: 'DRIVING',
  halts: ['a', 'b'].map((id, i) => ({ stop: stop(id, 43.74 + i / 100), arrival: 0, departure: 0, boarding: 1, alighting: 0 })),
  leg: [place(43.73, 7.42), place(43.735, 7.42), place(43.74, 7.42)],
});

describe('what is drawn of a vehicle', () => {
  const colors = vehicleColors(['v2', 'v10', 'v1']);

  it('is the street ahead of it, not the one behind', () => {
    const { features } = routeFeatures([vehicle('v1', place(43.736, 7.42))], colors, null);
    expect(features.map(({ geometry }) => geometry)).toEqual([
      { type: 'LineString', coordinates: [[7.42, 43.736], [7.42, 43.74]] },
    ]);
  });

  it('is also the way over its later halts once it is chosen', () => {
    const { features } = routeFeatures([vehicle('v1', place(43.736, 7.42))], colors, 'v1');
    expect(features.map(({ properties }) => properties?.['kind'])).toEqual(['leg', 'later']);
  });

  it('is its halts in their order', () => {
    const { features } = haltFeatures([vehicle('v1', null)], colors, 'v1');
    expect(features.map(({ properties }) => `${properties?.['order']} ${properties?.['name']}`)).toEqual(['1 a', '2 b']);
  });

  it('has a colour that does not depend on the order of a message', () => {
    expect(vehicleColors(['v10', 'v1', 'v2'])).toEqual(colors);
    expect(new Set(colors.values()).size).toBe(3);
  });
});

describe('what is drawn of a trip', () => {
  it('is the walks whose both ends are known', () => {
    const walks = tripFeatures({
      origin: place(43.73, 7.42),
      destination: place(43.75, 7.42),
      pickup: stop('a', 43.731),
      dropoff: null,
    });
    expect(walks.features).toHaveLength(1);
  });
});
