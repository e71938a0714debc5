import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { LatLng, Place, VirtualStop } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { indexStops, searchStops } from './stopSearch';

const LIMIT = 20;
const TEXT_LENGTH_MAX = 100;

/** So long nothing more must be typed before the service is asked. */
const PAUSE_MILLIS = 120;

export interface FoundPlaces {
  places: Place[];
  /** The places are those of this text, and no others will come. */
  settled: boolean;
  /** The service did not answer, so only stops are searched. */
  failed: boolean;
}

/** Places for a text that is being typed. Stops are known here and shown until the service has answered, or if it does not. */
export function usePlaceSearch(text: string, near: LatLng | null): FoundPlaces {
  const { api, area } = useService();
  const wanted = text.trim().slice(0, TEXT_LENGTH_MAX);
  const paused = usePaused(wanted);
  const index = useMemo(() => indexStops(area.stops, area.language), [area]);
  const stops = useMemo(() => searchStops(index, wanted).map(placeOf), [index, wanted]);
  const found = useQuery({
    queryKey: ['places', paused, near?.latitude, near?.longitude],
    queryFn: ({ signal }) => api.searchPlaces(paused, near, LIMIT, signal),
    enabled: paused !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: 1,
  });
  if (wanted === '') {
    return { places: stops, settled: true, failed: false };
  }
  if (found.isError || found.data === undefined) {
    return { places: stops, settled: found.isError, failed: found.isError };
  }
  return { places: found.data, settled: paused === wanted && !found.isPlaceholderData, failed: false };
}

/** The text once it has not changed for a moment; nothing at once where it was cleared. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : paused;
}

/** A stop as a place that was found. */
export function placeOf(stop: VirtualStop): Place {
  return {
    placeId: `stop:${stop.stopId}`,
    kind: 'VIRTUAL_STOP',
    name: stop.name,
    kana: '',
    latin: '',
    locality: '',
    location: stop.location,
    inServiceArea: true,
    stopId: stop.stopId,
  };
}

/** What is said below a name: another way to read it, what it is, and where. */
export function describe(place: Place, language: string, kind: string): string {
  const reading = language === 'ja' ? place.kana : place.latin;
  return [reading, kind, place.locality].filter((part) => part !== '' && part !== place.name).join(' · ');
}
