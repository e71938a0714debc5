import { useQuery } from '@tanstack/react-query';
import type { NamedPoint } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import type { ChosenPlace } from './plan';

/** A place that is nearer than this is what was meant. */
const SAME_METERS = 25;

/** The name of a point that was chosen on the map or is the rider's own; null of others, and until it is known. */
export function usePointName(place: ChosenPlace): string | null {
  const { api } = useService();
  const { location } = place;
  const named = useQuery({
    queryKey: ['point', location.latitude, location.longitude],
    queryFn: ({ signal }) => api.namePoint(location, signal),
    enabled: place.kind === 'point' || place.kind === 'here',
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return named.data === undefined ? null : nameOf(named.data);
}

/** What stands there, or else its address, or else what is nearest. */
export function nameOf({ place, placeMeters, address }: NamedPoint): string | null {
  if (place !== null && (placeMeters <= SAME_METERS || address === null)) {
    return place.name;
  }
  return address?.name ?? null;
}
