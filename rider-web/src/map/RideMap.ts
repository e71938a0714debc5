import {
  type GeoJSONSource,
  LngLatBounds,
  Map as MapLibreMap,
  Marker,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { LatLng, ServiceArea, VehicleView, VirtualStop } from '../api/contract';
import { shortLabels } from '../live/shortLabels';
import {
  EMPTY,
  haltFeatures,
  OVERLAY_SOURCES,
  type OverlaySource,
  overlayLayers,
  routeFeatures,
  stopFeatures,
  type Trip,
  tripFeatures,
} from './overlays';
import { type Scheme, vehicleColors } from './palette';
import { basemapStyle } from './style';
import { VehicleMarkers } from './vehicleMarkers';

setWorkerUrl(workerUrl);

export interface MapWords {
  title: string;
  zoomIn: string;
  zoomOut: string;
  pickup: string;
  dropoff: string;
  vehicle: (vehicle: VehicleView) => string;
}

export interface MapEvents {
  onPlace: (place: LatLng, stop: VirtualStop | null) => void;
  onVehicle: (vehicleId: string) => void;
}

/** Pixels on each side. */
export interface Sides {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** A vehicle drives no faster than this, in metres a second, and a message may be this many seconds late. */
const METERS_PER_SECOND_MAX = 40;
const LATE_SECONDS_MAX = 6;

const TRIP_MARKS = ['origin', 'destination', 'pickup', 'dropoff'] as const;

/** The map of the service: the only place that knows MapLibre. */
export class RideMap {
  readonly #map: MapLibreMap;
  readonly #area: ServiceArea;
  readonly #markers: VehicleMarkers;
  readonly #marks = new Map<string, Marker>();
  #words: MapWords;
  #scheme: Scheme;
  #vehicles: VehicleView[] = [];
  #chosen: string | null = null;
  #trip: Trip = { origin: null, destination: null, pickup: null, dropoff: null };
  #padding: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

  /** Throws where the browser has no WebGL. */
  constructor(container: HTMLElement, area: ServiceArea, scheme: Scheme, words: MapWords, events: MapEvents) {
    this.#area = area;
    this.#scheme = scheme;
    this.#words = words;
    this.#map = new MapLibreMap({
      container,
      style: this.#style(),
      bounds: this.#servedBounds(),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 19,
      maxBounds: widened(this.#areaBounds()),
      locale: {
        'Map.Title': words.title,
        'NavigationControl.ZoomIn': words.zoomIn,
        'NavigationControl.ZoomOut': words.zoomOut,
      },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    const metersMax = METERS_PER_SECOND_MAX * LATE_SECONDS_MAX * Math.max(1, area.speed);
    this.#markers = new VehicleMarkers(this.#map, metersMax, events.onVehicle);
    this.#map.on('click', ({ lngLat, point }) => {
      const [hit] = this.#map.queryRenderedFeatures(
        [
          [point.x - 12, point.y - 12],
          [point.x + 12, point.y + 12],
        ],
        { layers: this.#map.getLayer('stop') === undefined ? [] : ['stop'] },
      );
      const stop = area.stops.find(({ stopId }) => stopId === hit?.properties['stopId']) ?? null;
      events.onPlace(stop?.location ?? { latitude: lngLat.lat, longitude: lngLat.lng }, stop);
    });
  }

  /** Resolves when the basemap is there; the overlays are drawn from then on. */
  async ready(): Promise<void> {
    if (!this.#map.isStyleLoaded()) {
      await this.#map.once('style.load');
    }
    this.#addOverlays();
  }

  /** Resolves when the streets are drawn for the first time. */
  async drawn(): Promise<void> {
    if (!this.#map.loaded()) {
      await this.#map.once('load');
    }
  }

  remove(): void {
    this.#markers.remove();
    this.#map.remove();
  }

  setVehicles(vehicles: VehicleView[]): void {
    this.#vehicles = vehicles;
    this.#markers.tell(vehicles, this.#look());
    this.#drawRoutes();
  }

  setChosen(vehicleId: string | null): void {
    this.#chosen = vehicleId;
    this.#markers.look(this.#vehicles, this.#look());
    this.#drawRoutes();
  }

  setWords(words: MapWords): void {
    this.#words = words;
    this.#map.getCanvas().setAttribute('aria-label', words.title);
    this.#markers.look(this.#vehicles, this.#look());
    this.setTrip(this.#trip);
  }

  setScheme(scheme: Scheme): void {
    if (scheme === this.#scheme) {
      return;
    }
    this.#scheme = scheme;
    this.#map.setStyle(this.#style(), { diff: false });
    void this.ready();
  }

  /** Whether a tap chooses a place. */
  setPicking(picking: boolean): void {
    this.#map.getCanvas().style.cursor = picking ? 'crosshair' : '';
    // A tap is for the place under it then, not for a vehicle that stands there.
    this.#map.getContainer().dataset['picking'] = String(picking);
  }

  setTrip(trip: Trip): void {
    this.#trip = trip;
    this.#set('trip', tripFeatures(trip));
    for (const kind of TRIP_MARKS) {
      this.#mark(kind, trip);
    }
  }

  /** Takes the sides of the map that panels cover. */
  setPadding(padding: Sides): void {
    this.#padding = padding;
    this.#map.resize();
  }

  showArea(animate: boolean): void {
    const padding = padded(this.#padding, this.#margin(40));
    this.#map.fitBounds(this.#servedBounds(), { padding, animate: animate && !calm() });
  }

  /** Brings places into view, all of them. */
  show(places: LatLng[]): void {
    const bounds = new LngLatBounds();
    for (const { latitude, longitude } of places) {
      bounds.extend([longitude, latitude]);
    }
    if (!bounds.isEmpty()) {
      const padding = padded(this.#padding, this.#margin(72));
      this.#map.fitBounds(bounds, { padding, maxZoom: 16, animate: !calm() });
    }
  }

  /** Room around what is shown: less on a low map. */
  #margin(pixels: number): number {
    return Math.min(pixels, this.#map.getContainer().clientHeight / 5);
  }

  #look() {
    const colors = vehicleColors(this.#vehicles.map(({ vehicleId }) => vehicleId));
    const labels = shortLabels(this.#vehicles.map(({ label }) => label));
    return { colors, labels, chosen: this.#chosen, name: this.#words.vehicle };
  }

  #style() {
    const { tiles, tilesZoomMax } = this.#area;
    // MapLibre's worker knows no page to which a path would be relative.
    const template = tiles.startsWith('/') ? location.origin + tiles : tiles;
    return basemapStyle(template, tilesZoomMax, this.#scheme);
  }

  #areaBounds(): LngLatBounds {
    const { southWest, northEast } = this.#area;
    return new LngLatBounds(
      [southWest.longitude, southWest.latitude],
      [northEast.longitude, northEast.latitude],
    );
  }

  /** What the stops span: an extract of the map is larger than what is served. */
  #servedBounds(): LngLatBounds {
    const bounds = new LngLatBounds();
    for (const { location } of this.#area.stops) {
      bounds.extend([location.longitude, location.latitude]);
    }
    return this.#area.stops.length > 1 ? bounds : this.#areaBounds();
  }

  #addOverlays(): void {
    for (const source of OVERLAY_SOURCES) {
      if (this.#map.getSource(source) === undefined) {
        this.#map.addSource(source, { type: 'geojson', data: EMPTY });
      }
    }
    for (const layer of overlayLayers(this.#scheme)) {
      if (this.#map.getLayer(layer.id) === undefined) {
        this.#map.addLayer(layer);
      }
    }
    this.#set('stops', stopFeatures(this.#area.stops));
    this.#drawRoutes();
    this.setTrip(this.#trip);
  }

  #drawRoutes(): void {
    const { colors, chosen } = this.#look();
    const onDuty = this.#vehicles.filter(({ activity }) => activity !== 'OFF_DUTY');
    this.#set('routes', routeFeatures(onDuty, colors, chosen));
    this.#set('halts', haltFeatures(onDuty, colors, chosen));
  }

  #set(source: OverlaySource, data: ReturnType<typeof stopFeatures>): void {
    this.#map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  /** One end of the trip: a place of the rider's, or a stop with its part in the trip. */
  #mark(kind: (typeof TRIP_MARKS)[number], trip: Trip): void {
    this.#marks.get(kind)?.remove();
    this.#marks.delete(kind);
    const end = trip[kind];
    if (end === null) {
      return;
    }
    const isStop = kind === 'pickup' || kind === 'dropoff';
    const { latitude, longitude } = 'stopId' in end ? end.location : end;
    const element = document.createElement('div');
    element.className = `trip-mark trip-mark-${kind}`;
    element.textContent = isStop ? this.#words[kind] : '';
    const marker = new Marker({ element, anchor: isStop ? 'bottom' : 'center' })
      .setLngLat([longitude, latitude])
      .addTo(this.#map);
    // The panel says the same in words.
    element.removeAttribute('role');
    element.removeAttribute('aria-label');
    element.setAttribute('aria-hidden', 'true');
    this.#marks.set(kind, marker);
  }
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function padded({ top, right, bottom, left }: Sides, by: number): Sides {
  return { top: top + by, right: right + by, bottom: bottom + by, left: left + by };
}

/** Room to pan: the area's own size on each side. */
function widened(bounds: LngLatBounds): LngLatBounds {
  const lng = Math.max(0.02, bounds.getEast() - bounds.getWest());
  const lat = Math.max(0.02, bounds.getNorth() - bounds.getSouth());
  return new LngLatBounds(
    [bounds.getWest() - lng, bounds.getSouth() - lat],
    [bounds.getEast() + lng, bounds.getNorth() + lat],
  );
}
