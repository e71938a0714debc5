import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LatLng, ServiceArea, VehicleView, VirtualStop } from '../api/contract';
import type { VehicleStore } from '../live/vehicleStore';
import { useWords } from '../i18n/useWords';
import { useScheme } from '../ui/useMedia';
import type { Trip } from './overlays';
import { RideMap } from './RideMap';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';

export interface MapViewProps {
  area: ServiceArea;
  vehicles: VehicleStore;
  chosenVehicle: string | null;
  trip: Trip;
  picking: boolean;
  /** Pixels that panels cover on each side. */
  covered: { left: number; right: number };
  /** How the page is laid out; where that changes, so does the size of the map. */
  layout: string;
  /** Places to bring into view; a new array moves the map. Null is the whole area. */
  focus: LatLng[] | null;
  onPlace: (place: LatLng, stop: VirtualStop | null) => void;
  onVehicle: (vehicleId: string) => void;
}

/** The map. Everything it shows is in the panels too. */
export default function MapView(props: MapViewProps) {
  const { area, vehicles, chosenVehicle, trip, picking, covered, layout, focus, onPlace, onVehicle } = props;
  const { t } = useWords();
  const scheme = useScheme();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<RideMap | null>(null);
  const [failed, setFailed] = useState(false);
  const tapped = useEffectEvent(onPlace);
  const chose = useEffectEvent(onVehicle);
  const words = {
    title: t('map.title'),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    pickup: t('map.pickup'),
    dropoff: t('map.dropoff'),
    vehicle: ({ label, onBoard }: VehicleView) => t('vehicles.marker', { label, onBoard }),
  };
  const first = useRef({ scheme, words });

  useEffect(() => {
    const element = container.current;
    if (element === null) {
      return;
    }
    let made: RideMap;
    try {
      made = new RideMap(element, area, first.current.scheme, first.current.words, {
        onPlace: (place, stop) => tapped(place, stop),
        onVehicle: (vehicleId) => chose(vehicleId),
      });
    } catch {
      setFailed(true);
      return;
    }
    setMap(made);
    void made.ready();
    void made.drawn().then(() => {
      element.dataset['drawn'] = 'true';
    });
    return () => {
      setMap(null);
      made.remove();
    };
  }, [area]);

  useEffect(() => {
    if (map === null) {
      return;
    }
    const tell = () => map.setVehicles(vehicles.get().view?.vehicles ?? []);
    tell();
    return vehicles.subscribe(tell);
  }, [map, vehicles]);

  useEffect(() => map?.setScheme(scheme), [map, scheme]);
  useEffect(() => map?.setWords(words), [map, t]);
  useEffect(() => map?.setChosen(chosenVehicle), [map, chosenVehicle]);
  useEffect(() => map?.setTrip(trip), [map, trip]);
  useEffect(() => map?.setPicking(picking), [map, picking]);
  useEffect(() => {
    map?.setPadding({ top: 0, bottom: 0, left: covered.left, right: covered.right });
  }, [map, layout, covered.left, covered.right]);
  const moved = useRef(false);
  useEffect(() => {
    if (focus === null) {
      map?.showArea(moved.current);
    } else {
      map?.show(focus);
    }
    moved.current = map !== null;
  }, [map, layout, focus]);

  return failed ? (
    <p className="map-failed">{t('map.failed')}</p>
  ) : (
    <div ref={container} className="map-canvas" />
  );
}
