import { useEffect, useState } from 'react';
import { isOver, type Ride } from '../../api/contract';
import { decodeRide } from '../../api/decode';
import { followStream, type StreamState } from '../../api/eventStream';
import { ApiProblem } from '../../api/problem';
import { useService } from '../../app/ServiceProvider';

export interface FollowedRide {
  ride: Ride | null;
  state: StreamState;
  /** The service knows no such ride of this rider's. */
  gone: boolean;
}

const NOTHING: FollowedRide = { ride: null, state: 'connecting', gone: false };

/** Follows a ride until it ends. `known`: what is known of it already. */
export function useRide(rideId: string | null, known: Ride | null): FollowedRide {
  const { api } = useService();
  const [followed, setFollowed] = useState<FollowedRide>(NOTHING);
  useEffect(() => {
    setFollowed(NOTHING);
    if (rideId === null) {
      return;
    }
    let over = false;
    return followStream({
      open: (signal) => api.openRide(rideId, signal),
      onData: (data) => {
        const ride = decodeRide(data);
        over = isOver(ride.status);
        setFollowed({ ride, state: 'live', gone: false });
      },
      onState: (state) => setFollowed((before) => ({ ...before, state })),
      again: (failure) => {
        const gone = failure instanceof ApiProblem && [401, 403, 404].includes(failure.status);
        if (gone) {
          setFollowed((before) => ({ ...before, gone }));
        }
        return !gone && !over;
      },
    });
  }, [api, rideId]);
  // An answer to the rider's own call may be newer than the stream: a cancelled ride stays cancelled.
  const ride = followed.ride ?? known;
  const newer = known !== null && isOver(known.status) && ride?.rideId === known.rideId ? known : ride;
  return { ...followed, ride: newer?.rideId === rideId ? newer : null };
}
