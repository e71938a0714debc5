import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { LatLng, VirtualStop } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import type { Trip } from '../../map/overlays';
import { useAnnounce } from '../../ui/Announcer';
import { useWide } from '../../ui/useMedia';
import { MapPanel } from './MapPanel';
import { OffersPanel } from './OffersPanel';
import { placeAt, placeAtStop, type PlaceRole } from './plan';
import { PlanPanel } from './PlanPanel';
import { RidePanel } from './RidePanel';
import { Tabs, type TabName } from './Tabs';
import { TopBar } from './TopBar';
import { useJourney } from './useJourney';
import { useRide } from './useRide';
import { VehiclesPanel } from './VehiclesPanel';
import './rider.css';
import './panels.css';

const MapView = lazy(() => import('../../map/MapView'));

/** Pixels that the panels and their margins cover on a wide screen. */
const COVERED_WIDE = { left: 452, right: 378 };
const COVERED_NARROW = { left: 0, right: 0 };

/** The rider's face: asks for a ride, books it and follows it, beside a map of all vehicles. */
export default function RiderFace() {
  const { area, vehicles } = useService();
  const { t } = useWords();
  const wide = useWide();
  const announce = useAnnounce();
  const journey = useJourney();
  const followed = useRide(journey.rideId, journey.known);
  const [tab, setTab] = useState<TabName>('ride');
  const [picking, setPicking] = useState<PlaceRole | null>(null);
  const [chosenVehicle, setChosenVehicle] = useState<string | null>(null);
  const { plan, setPlan, chosenOffer, ask } = journey;
  const { ride } = followed;
  const step = journey.rideId !== null ? 'ride' : (ask.data?.offers.length ?? 0) > 0 ? 'offers' : 'plan';

  useEffect(() => {
    document.title = t('app.title', { area: area.name });
  }, [t, area.name]);

  // The rider's own vehicle is the one to look at.
  const ownVehicle = ride?.vehicle?.vehicleId ?? null;
  useEffect(() => setChosenVehicle(ownVehicle), [ownVehicle]);

  const pick = (role: PlaceRole) => {
    setPicking(role);
    announce(t(`pick.${role}`));
  };
  const place = (at: LatLng, stop: VirtualStop | null) => {
    // A tap fills what is asked for, or else the first place that is still empty.
    const role = picking ?? (plan.origin === null ? 'origin' : plan.destination === null ? 'destination' : null);
    if (step !== 'plan' || role === null) {
      return;
    }
    setPlan({ ...plan, [role]: stop === null ? placeAt('point', at, area.stops) : placeAtStop(stop) });
    setPicking(null);
    setTab('ride');
  };

  const trip = useMemo<Trip>(() => {
    if (step === 'ride') {
      return { origin: null, destination: null, pickup: ride?.pickup.stop ?? null, dropoff: ride?.dropoff.stop ?? null };
    }
    const offer = step === 'offers' ? chosenOffer : null;
    // Where there is no walk, the stop is the place.
    return {
      origin: offer?.pickup.walkMeters === 0 ? null : (plan.origin?.location ?? null),
      destination: offer?.dropoff.walkMeters === 0 ? null : (plan.destination?.location ?? null),
      pickup: offer?.pickup.stop ?? null,
      dropoff: offer?.dropoff.stop ?? null,
    };
  }, [step, ride?.pickup.stop.stopId, ride?.dropoff.stop.stopId, plan.origin, plan.destination, chosenOffer]);

  const tripFocus = useMemo<LatLng[] | null>(() => {
    const places = [trip.origin, trip.destination, trip.pickup?.location, trip.dropoff?.location];
    const shown = places.filter((at): at is LatLng => at !== null && at !== undefined);
    return shown.length > 1 ? shown : null;
  }, [trip]);
  // Whoever chooses a vehicle in the list wants to see where it is; a change of the trip comes before that.
  const [looked, setLooked] = useState<LatLng[] | null>(null);
  useEffect(() => setLooked(null), [trip]);
  const chooseInList = (vehicleId: string) => {
    const vehicle = vehicles.get().view?.vehicles.find((one) => one.vehicleId === vehicleId);
    const closes = vehicleId === chosenVehicle;
    setChosenVehicle(closes ? null : vehicleId);
    if (!closes && vehicle !== undefined && vehicle.location !== null) {
      setLooked([vehicle.location, ...vehicle.halts.map(({ stop }) => stop.location)]);
    }
  };

  const layout = wide ? 'wide' : picking !== null ? 'picking' : tab;
  return (
    <div className="rider" data-layout={layout}>
      <TopBar />
      <main className="panel panel-ride" hidden={!wide && layout !== 'ride'}>
        {step === 'plan' && <PlanPanel journey={journey} picking={picking} onPick={pick} />}
        {step === 'offers' && <OffersPanel journey={journey} />}
        {step === 'ride' && <RidePanel journey={journey} followed={followed} />}
      </main>
      <aside className="panel panel-vehicles" hidden={!wide && layout !== 'vehicles'} aria-label={t('vehicles.title')}>
        <VehiclesPanel chosen={chosenVehicle} onChoose={chooseInList} />
      </aside>
      {!wide && <Tabs chosen={tab} onChoose={setTab} hidden={picking !== null} />}
      <MapPanel picking={picking} onCancelPicking={() => setPicking(null)}>
        <Suspense fallback={<p className="map-loading">{t('map.loading')}</p>}>
          <MapView
            area={area}
            vehicles={vehicles}
            chosenVehicle={chosenVehicle}
            trip={trip}
            picking={picking !== null}
            layout={layout}
            covered={wide ? COVERED_WIDE : COVERED_NARROW}
            focus={looked ?? tripFocus}
            onPlace={place}
            onVehicle={(vehicleId) => setChosenVehicle(vehicleId)}
          />
        </Suspense>
      </MapPanel>
    </div>
  );
}
