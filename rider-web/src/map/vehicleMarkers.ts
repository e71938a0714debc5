import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import type { LatLng, VehicleView } from '../api/contract';
import { VehicleMotion } from './motion';

const PERSON = 'M8 7.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Zm-4.6 6.6c0-3 2-4.8 4.6-4.8s4.6 1.8 4.6 4.8Z';

interface Drawn {
  marker: Marker;
  element: HTMLButtonElement;
  label: HTMLElement;
  load: HTMLElement;
  arrow: HTMLElement;
  motion: VehicleMotion;
}

export interface MarkerLook {
  colors: Map<string, string>;
  /** What stands on the marker, by the vehicle's label. */
  labels: Map<string, string>;
  chosen: string | null;
  /** What the marker is called. */
  name: (vehicle: VehicleView) => string;
}

type Located = VehicleView & { location: LatLng };

/**
 * The vehicles on the map: their label, how many are on board, and where they head. Moved with every frame while one of them is
 * under way, unless the rider asked for little motion. The same is to be read and chosen in the list of vehicles, so the
 * markers are no stations of the keyboard.
 */
export class VehicleMarkers {
  readonly #map: MapLibreMap;
  readonly #onChoose: (vehicleId: string) => void;
  readonly #metersMax: number;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #drawn = new Map<string, Drawn>();
  #frame = 0;

  /** `metersMax`: how far a vehicle may drive between two messages. */
  constructor(map: MapLibreMap, metersMax: number, onChoose: (vehicleId: string) => void) {
    this.#map = map;
    this.#metersMax = metersMax;
    this.#onChoose = onChoose;
  }

  /** Takes a new message. */
  tell(vehicles: VehicleView[], look: MarkerLook): void {
    const time = performance.now();
    const seen = new Set<string>();
    for (const vehicle of vehicles) {
      if (vehicle.location !== null && vehicle.activity !== 'OFF_DUTY') {
        seen.add(vehicle.vehicleId);
        this.#tellOne(vehicle as Located, time, look);
      }
    }
    for (const [id, { marker }] of this.#drawn) {
      if (!seen.has(id)) {
        marker.remove();
        this.#drawn.delete(id);
      }
    }
    this.#move();
  }

  /** Changes how they look, without a message. */
  look(vehicles: VehicleView[], look: MarkerLook): void {
    for (const vehicle of vehicles) {
      const drawn = this.#drawn.get(vehicle.vehicleId);
      if (drawn !== undefined) {
        dress(drawn, vehicle, look);
      }
    }
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    for (const { marker } of this.#drawn.values()) {
      marker.remove();
    }
    this.#drawn.clear();
  }

  #tellOne(vehicle: Located, time: number, look: MarkerLook): void {
    let drawn = this.#drawn.get(vehicle.vehicleId);
    if (drawn === undefined) {
      drawn = this.#draw(vehicle, time);
      this.#drawn.set(vehicle.vehicleId, drawn);
    } else {
      drawn.motion.tell(vehicle, time, this.#still.matches ? 0 : this.#metersMax);
    }
    dress(drawn, vehicle, look);
  }

  #draw(vehicle: Located, time: number): Drawn {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'vehicle-marker';
    element.tabIndex = -1;
    const arrow = child(element, 'vehicle-marker-arrow');
    const body = child(element, 'vehicle-marker-body');
    const label = child(body, 'vehicle-marker-label');
    const load = child(body, 'vehicle-marker-load');
    element.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#onChoose(vehicle.vehicleId);
    });
    const marker = new Marker({ element, anchor: 'center' })
      .setLngLat([vehicle.location.longitude, vehicle.location.latitude])
      .addTo(this.#map);
    // MapLibre calls every marker a "map marker" that is a toggle of its own.
    element.removeAttribute('role');
    return { marker, element, label, load, arrow, motion: new VehicleMotion(vehicle, time) };
  }

  readonly #move = (): void => {
    cancelAnimationFrame(this.#frame);
    const time = performance.now();
    let moves = false;
    for (const { marker, arrow, motion } of this.#drawn.values()) {
      const { location, bearing } = motion.poseAt(time);
      marker.setLngLat([location.longitude, location.latitude]);
      arrow.style.transform = `rotate(${bearing - this.#map.getBearing()}deg)`;
      moves ||= motion.movesAfter(time);
    }
    if (moves) {
      this.#frame = requestAnimationFrame(this.#move);
    }
  };
}

function child(parent: HTMLElement, className: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  parent.append(element);
  return element;
}

function dress(drawn: Drawn, vehicle: VehicleView, { colors, labels, chosen, name }: MarkerLook): void {
  const { element, label, load } = drawn;
  element.style.setProperty('--vehicle', colors.get(vehicle.vehicleId) ?? '');
  element.classList.toggle('is-chosen', vehicle.vehicleId === chosen);
  element.classList.toggle('is-moving', vehicle.activity === 'DRIVING');
  element.setAttribute('aria-label', name(vehicle));
  label.textContent = labels.get(vehicle.label) ?? vehicle.label;
  const count = String(vehicle.onBoard);
  if (load.dataset['count'] !== count) {
    load.dataset['count'] = count;
    load.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${PERSON}"/></svg>${count}`;
  }
}
