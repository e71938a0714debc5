import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { BASEMAP_COLORS, type BasemapColors, type Scheme } from './palette';

const SOURCE = 'basemap';

/** Drawn by the browser from its own fonts, Japanese too: the style has no glyph server. */
export const LABEL_FONT = ['Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic', 'sans-serif'];

/** Road kinds from the least to the most important, with their width in pixels at zoom 12, 14, 16 and 18. */
const ROADS: { kinds: string[]; minzoom: number; widths: [number, number, number, number]; color: keyof BasemapColors }[] =
  [
    { kinds: ['service'], minzoom: 14, widths: [0, 0.8, 3, 9], color: 'roadMinor' },
    { kinds: ['minor', 'pedestrian'], minzoom: 12, widths: [0.5, 2, 6.5, 18], color: 'roadMinor' },
    { kinds: ['tertiary'], minzoom: 11, widths: [1.2, 3.4, 9, 24], color: 'roadMinor' },
    { kinds: ['secondary'], minzoom: 9, widths: [1.8, 4.2, 10, 26], color: 'roadMajor' },
    { kinds: ['primary', 'trunk'], minzoom: 7, widths: [2.2, 5, 11, 28], color: 'roadMajor' },
    { kinds: ['motorway'], minzoom: 5, widths: [2.6, 5.4, 12, 30], color: 'roadMotorway' },
  ];

function kindIs(...kinds: string[]): ExpressionSpecification {
  return ['match', ['get', 'kind'], kinds, true, false];
}

function widthBy(widths: [number, number, number, number], added = 0): ExpressionSpecification {
  const [w12, w14, w16, w18] = widths.map((width) => (width === 0 ? 0 : width + added));
  return ['interpolate', ['exponential', 1.4], ['zoom'], 12, w12, 14, w14, 16, w16, 18, w18] as ExpressionSpecification;
}

/**
 * The basemap: quiet, so that vehicles and stops stand out. Its source layers are those that the region's tile builder
 * writes (water, waterway, landuse, building, road, rail, place, poi).
 */
export function basemapStyle(tiles: string, zoomMax: number, scheme: Scheme): StyleSpecification {
  const colors = BASEMAP_COLORS[scheme];
  return {
    version: 8,
    sources: {
      [SOURCE]: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: zoomMax },
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colors.land } },
      ...areas(colors),
      ...roads(colors),
      ...labels(colors),
    ],
  };
}

function areas(colors: BasemapColors): LayerSpecification[] {
  return [
    {
      id: 'landuse',
      type: 'fill',
      source: SOURCE,
      'source-layer': 'landuse',
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          ['park', 'forest', 'grass', 'cemetery'],
          colors.green,
          'beach',
          colors.sand,
          ['school', 'hospital'],
          colors.civic,
          'industrial',
          colors.industry,
          colors.land,
        ],
        'fill-opacity': ['match', ['get', 'kind'], ['forest', 'park'], 1, 0.7],
      },
    },
    {
      id: 'water',
      type: 'fill',
      source: SOURCE,
      'source-layer': 'water',
      paint: { 'fill-color': colors.water },
    },
    {
      id: 'waterway',
      type: 'line',
      source: SOURCE,
      'source-layer': 'waterway',
      minzoom: 11,
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': colors.water, 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 16, 3] },
    },
    {
      id: 'building',
      type: 'fill',
      source: SOURCE,
      'source-layer': 'building',
      minzoom: 13,
      paint: {
        'fill-color': colors.building,
        'fill-outline-color': colors.buildingLine,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14.5, 1],
      },
    },
  ];
}

function roads(colors: BasemapColors): LayerSpecification[] {
  const isTunnel: ExpressionSpecification = ['==', ['get', 'tunnel'], true];
  const paths: LayerSpecification = {
    id: 'path',
    type: 'line',
    source: SOURCE,
    'source-layer': 'road',
    minzoom: 15,
    filter: kindIs('path', 'steps'),
    paint: { 'line-color': colors.path, 'line-width': 1.2, 'line-dasharray': [2, 1.6] },
  };
  const line = (part: 'tunnel' | 'casing' | 'fill') =>
    ROADS.map(({ kinds, minzoom, widths, color }): LayerSpecification => {
      const named = kindIs(...kinds);
      return {
        id: `road-${kinds[0]}-${part}`,
        type: 'line',
        source: SOURCE,
        'source-layer': 'road',
        minzoom,
        filter: part === 'tunnel' ? ['all', named, isTunnel] : ['all', named, ['!', isTunnel]],
        layout: { 'line-cap': part === 'tunnel' ? 'butt' : 'round', 'line-join': 'round' },
        paint: {
          'line-color': part === 'casing' ? colors.roadLine : colors[color],
          'line-width': widthBy(widths, part === 'casing' ? 1.6 : 0),
          ...(part === 'tunnel' ? { 'line-opacity': 0.45, 'line-dasharray': [1.2, 0.6] } : {}),
        },
      };
    });
  const rail: LayerSpecification = {
    id: 'rail',
    type: 'line',
    source: SOURCE,
    'source-layer': 'rail',
    minzoom: 11,
    filter: ['all', kindIs('rail'), ['!', isTunnel]],
    paint: {
      'line-color': colors.rail,
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2.4],
      'line-dasharray': [4, 2],
    },
  };
  // Trams run in streets: a thin line, so that the street stays one.
  const tram: LayerSpecification = {
    id: 'tram',
    type: 'line',
    source: SOURCE,
    'source-layer': 'rail',
    minzoom: 12.5,
    filter: ['all', kindIs('tram'), ['!', isTunnel]],
    paint: {
      'line-color': colors.rail,
      'line-opacity': 0.6,
      'line-width': ['interpolate', ['linear'], ['zoom'], 12.5, 0.4, 16, 1.2],
    },
  };
  return [...line('tunnel'), paths, ...line('casing'), ...line('fill'), tram, rail];
}

function localName(): ExpressionSpecification {
  return ['coalesce', ['get', 'name'], ['get', 'name:latin']];
}

/** The local name, and beside it, smaller, one that who can't read it can: in Latin letters, otherwise in kana. */
function twoNames(between: string): ExpressionSpecification {
  const beside: ExpressionSpecification = ['coalesce', ['get', 'name:latin'], ['get', 'name:reading'], ''];
  return [
    'case',
    ['any', ['==', beside, ''], ['==', beside, localName()]],
    localName(),
    ['format', localName(), {}, between, {}, beside, { 'font-scale': 0.8 }],
  ];
}

function labels(colors: BasemapColors): LayerSpecification[] {
  // Along a street both names stand in one line, once it is long enough on the screen.
  const onStreet = {
    'text-field': ['step', ['zoom'], localName(), 16, twoNames('  ')] as ExpressionSpecification,
    'text-font': LABEL_FONT,
  };
  const named = { 'text-field': twoNames('\n'), 'text-font': LABEL_FONT };
  const halo = { 'text-halo-color': colors.halo, 'text-halo-width': 1.4 };
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source: SOURCE,
      'source-layer': 'road',
      minzoom: 14.5,
      filter: ['all', ['has', 'name'], kindIs('trunk', 'primary', 'secondary', 'tertiary', 'minor', 'pedestrian')],
      layout: { ...onStreet, 'symbol-placement': 'line', 'text-size': 12, 'symbol-spacing': 320, 'text-padding': 12 },
      paint: { 'text-color': colors.roadText, ...halo },
    },
    {
      id: 'poi',
      type: 'symbol',
      source: SOURCE,
      'source-layer': 'poi',
      minzoom: 14,
      // What riders go to by name comes first; the rest has room only when the map is close.
      filter: ['any', kindIs('station', 'hospital', 'townhall'), ['>=', ['zoom'], 16]],
      layout: { ...named, 'text-size': 12, 'text-max-width': 8, 'text-padding': 10 },
      paint: { 'text-color': colors.poiText, ...halo },
    },
    {
      id: 'place',
      type: 'symbol',
      source: SOURCE,
      'source-layer': 'place',
      maxzoom: 16,
      filter: ['!', kindIs('country', 'state')],
      layout: {
        ...named,
        'text-size': ['match', ['get', 'kind'], 'city', 20, 'town', 17, ['village', 'suburb', 'quarter'], 15, 13],
        'text-letter-spacing': 0.06,
        'text-max-width': 8,
        'symbol-sort-key': ['to-number', ['get', 'rank'], 9],
        'text-padding': 16,
      },
      paint: { 'text-color': colors.placeText, ...halo },
    },
  ];
}
