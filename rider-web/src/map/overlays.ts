import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { LatLng, VehicleView, VirtualStop } from '../api/contract';
import { aheadOf } from './motion';
import { OVERLAY_COLORS, type Scheme } from './palette';
import { LABEL_FONT } from './style';

/** What the rider is about to do, or doing, on the map. */
export interface Trip {
  origin: LatLng | null;
  destination: LatLng | null;
  pickup: VirtualStop | null;
  dropoff: VirtualStop | null;
}

export const OVERLAY_SOURCES = ['stops', 'routes', 'halts', 'trip'] as const;
export type OverlaySource = (typeof OVERLAY_SOURCES)[number];

type Collection = FeatureCollection<Point | LineString>;

export const EMPTY: Collection = { type: 'FeatureCollection', features: [] };

function point(at: LatLng, properties: Record<string, unknown>): Feature<Point> {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [at.longitude, at.latitude] }, properties };
}

function line(places: LatLng[], properties: Record<string, unknown>): Feature<LineString> {
  const coordinates = places.map(({ latitude, longitude }) => [longitude, latitude]);
  return { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties };
}

export function stopFeatures(stops: VirtualStop[]): Collection {
  return {
    type: 'FeatureCollection',
    features: stops.map(({ stopId, name, location }) => point(location, { stopId, name })),
  };
}

/** The streets of each vehicle's leg, and from its end straight lines over the halts that come after. */
export function routeFeatures(vehicles: VehicleView[], colors: Map<string, string>, chosen: string | null): Collection {
  const features = vehicles.flatMap((vehicle) => {
    const color = colors.get(vehicle.vehicleId) ?? '';
    const mark = { color, chosen: vehicle.vehicleId === chosen };
    const ahead = vehicle.location === null ? vehicle.leg : aheadOf(vehicle.leg, vehicle.location);
    const lines = ahead.length > 1 ? [line(ahead, { ...mark, kind: 'leg' })] : [];
    const from = ahead.at(-1) ?? vehicle.location;
    const later = [...(from === null ? [] : [from]), ...vehicle.halts.map(({ stop }) => stop.location)];
    if (mark.chosen && later.length > 1) {
      lines.push(line(later, { ...mark, kind: 'later' }));
    }
    return lines;
  });
  return { type: 'FeatureCollection', features };
}

export function haltFeatures(vehicles: VehicleView[], colors: Map<string, string>, chosen: string | null): Collection {
  const features = vehicles.flatMap(({ vehicleId, halts }) =>
    halts.map(({ stop }, i) =>
      point(stop.location, {
        color: colors.get(vehicleId) ?? '',
        chosen: vehicleId === chosen,
        order: String(i + 1),
        name: stop.name,
      }),
    ),
  );
  return { type: 'FeatureCollection', features };
}

/** The walks of a trip; its ends are markers of their own. */
export function tripFeatures({ origin, destination, pickup, dropoff }: Trip): Collection {
  const features: Feature<LineString>[] = [];
  if (origin !== null && pickup !== null) {
    features.push(line([origin, pickup.location], {}));
  }
  if (destination !== null && dropoff !== null) {
    features.push(line([dropoff.location, destination], {}));
  }
  return { type: 'FeatureCollection', features };
}

export function overlayLayers(scheme: Scheme): LayerSpecification[] {
  const colors = OVERLAY_COLORS[scheme];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const text = { 'text-color': colors.text, 'text-halo-color': colors.halo, 'text-halo-width': 1.8 };
  return [
    {
      id: 'leg-line',
      type: 'line',
      source: 'routes',
      filter: ['==', ['get', 'kind'], 'leg'],
      layout: round,
      paint: {
        'line-color': colors.halo,
        'line-width': ['case', ['get', 'chosen'], 9, 5],
        'line-opacity': 0.85,
      },
    },
    {
      id: 'leg',
      type: 'line',
      source: 'routes',
      filter: ['==', ['get', 'kind'], 'leg'],
      layout: round,
      paint: {
        'line-color': scheme === 'dark' ? lighter : ['get', 'color'],
        'line-width': ['case', ['get', 'chosen'], 6, 3],
        'line-opacity': ['case', ['get', 'chosen'], 1, 0.75],
      },
    },
    {
      id: 'later',
      type: 'line',
      source: 'routes',
      filter: ['==', ['get', 'kind'], 'later'],
      layout: round,
      paint: {
        'line-color': scheme === 'dark' ? lighter : ['get', 'color'],
        'line-width': 2.5,
        'line-dasharray': [0.2, 2.4],
      },
    },
    {
      id: 'walk',
      type: 'line',
      source: 'trip',
      layout: round,
      paint: { 'line-color': colors.walk, 'line-width': 4, 'line-dasharray': [0.1, 1.9] },
    },
    {
      id: 'stop',
      type: 'circle',
      source: 'stops',
      minzoom: 11,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.6, 14, 4, 17, 7],
        'circle-color': colors.stop,
        'circle-stroke-color': colors.stopLine,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 15, 2],
      },
    },
    {
      id: 'halt',
      type: 'circle',
      source: 'halts',
      paint: {
        'circle-radius': ['case', ['get', 'chosen'], 11, 6],
        'circle-color': ['case', ['get', 'chosen'], ['get', 'color'], colors.stop],
        'circle-stroke-color': ['case', ['get', 'chosen'], colors.halo, scheme === 'dark' ? lighter : ['get', 'color']],
        'circle-stroke-width': ['case', ['get', 'chosen'], 2, 3],
      },
    },
    {
      id: 'halt-order',
      type: 'symbol',
      source: 'halts',
      filter: ['get', 'chosen'],
      layout: {
        'text-field': ['get', 'order'],
        'text-font': LABEL_FONT,
        'text-size': 13,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'halt-name',
      type: 'symbol',
      source: 'halts',
      filter: ['get', 'chosen'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': LABEL_FONT,
        'text-size': 14,
        'text-anchor': 'left',
        'text-offset': [1.1, 0],
        'text-max-width': 9,
        'text-justify': 'left',
      },
      paint: text,
    },
    {
      id: 'stop-name',
      type: 'symbol',
      source: 'stops',
      minzoom: 15,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': LABEL_FONT,
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-max-width': 8,
      },
      paint: text,
    },
  ];
}

/** Vehicle colours are made for white text; on a dark map their lines are drawn lighter. */
const lighter = ['interpolate-lab', ['linear'], 0.42, 0, ['to-color', ['get', 'color']], 1, '#ffffff'] as never;
