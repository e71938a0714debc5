export type Scheme = 'light' | 'dark';

const LIGHT = {
  land: '#f4f1e9',
  green: '#dde8cf',
  sand: '#f3e8c8',
  civic: '#ece7da',
  industry: '#ebe7e0',
  water: '#b9d3de',
  building: '#e7e1d4',
  buildingLine: '#d9d1c0',
  roadMinor: '#ffffff',
  roadMajor: '#fffaf0',
  roadMotorway: '#fbe9c8',
  roadLine: '#d8d0bf',
  path: '#cfc5b0',
  rail: '#a9a79f',
  halo: '#fbf9f4',
  roadText: '#6b6557',
  poiText: '#5d6b55',
  placeText: '#4a5160',
};

export type BasemapColors = typeof LIGHT;

const DARK: BasemapColors = {
  land: '#151e28',
  green: '#1a2b28',
  sand: '#29291f',
  civic: '#1c2631',
  industry: '#19222c',
  water: '#0d2f45',
  building: '#222e3b',
  buildingLine: '#303d4a',
  roadMinor: '#34424f',
  roadMajor: '#415162',
  roadMotorway: '#4a4a42',
  roadLine: '#111922',
  path: '#34414d',
  rail: '#55606b',
  halo: '#121a23',
  roadText: '#a3aeb9',
  poiText: '#9fb39c',
  placeText: '#c3ccd6',
};

export const BASEMAP_COLORS: Record<Scheme, BasemapColors> = { light: LIGHT, dark: DARK };

/** What the service draws on the basemap. */
export const OVERLAY_COLORS = {
  light: { stop: '#ffffff', stopLine: '#5b6b86', text: '#17212e', halo: '#ffffff', origin: '#1f3f77', walk: '#1f3f77' },
  dark: { stop: '#1a2430', stopLine: '#93a5c0', text: '#f0ede6', halo: '#10171f', origin: '#a5c3f7', walk: '#a5c3f7' },
} as const satisfies Record<Scheme, Record<string, string>>;

/**
 * The colours of vehicles: each carries white text at 4.5 : 1 or better on its own, in light and dark. They repeat in a large
 * fleet, and never speak alone: the vehicle's label stands beside.
 */
const VEHICLE_COLORS = ['#1f4e9c', '#0b6b63', '#8a3a12', '#7a3478', '#4a651a', '#a12448', '#3f5163', '#7b5500'];

/** A vehicle keeps its colour as long as the fleet has the same vehicles. */
export function vehicleColors(vehicleIds: string[]): Map<string, string> {
  const sorted = [...vehicleIds].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return new Map(sorted.map((id, i) => [id, VEHICLE_COLORS[i % VEHICLE_COLORS.length] as string]));
}
