import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { ApiClient } from '../api/client';
import type { Millis, ServiceArea } from '../api/contract';
import { useWords } from '../i18n/useWords';
import { type LiveVehicles, VehicleStore } from '../live/vehicleStore';
import { EngineClock } from '../time/engineClock';
import { browserStorage } from '../ui/browserStorage';

interface Service {
  api: ApiClient;
  area: ServiceArea;
  clock: EngineClock;
  vehicles: VehicleStore;
}

const ServiceContext = createContext<Service | null>(null);
const api = new ApiClient((input, init) => fetch(input, init), browserStorage());

/** Gives its children the service area, its clock and its vehicles, once the area is known. */
export function ServiceProvider({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const area = useQuery({
    queryKey: ['service-area'],
    queryFn: () => api.serviceArea(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: (failures) => Math.min(10_000, 500 * 2 ** failures),
    networkMode: 'always',
  });
  const [service, setService] = useState<Service | null>(null);
  useEffect(() => {
    if (area.data === undefined) {
      return;
    }
    const clock = new EngineClock(area.data.now, area.data.speed);
    const vehicles = new VehicleStore();
    setService({ api, area: area.data, clock, vehicles });
    return vehicles.follow((signal) => api.openVehicles(signal), clock);
  }, [area.data]);
  if (service === null) {
    return (
      <p className="notice-page" role="status">
        {t(area.failureCount > 1 ? 'app.unreachable' : 'app.loading')}
      </p>
    );
  }
  return <ServiceContext value={service}>{children}</ServiceContext>;
}

export function useService(): Service {
  const service = useContext(ServiceContext);
  if (service === null) {
    throw new Error('useService must be called under a ServiceProvider.');
  }
  return service;
}

export function useVehicles(): LiveVehicles {
  const { vehicles } = useService();
  return useSyncExternalStore(vehicles.subscribe, vehicles.get);
}

/** The engine's time, rendered anew each second. */
export function useEngineNow(): Millis {
  const { clock } = useService();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
