import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Offer, OfferSet, Ride } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { useService } from '../../app/ServiceProvider';
import { keep, readKept } from '../../ui/browserStorage';
import { newKey } from './newKey';
import { EMPTY_PLAN, type Plan, requestOf } from './plan';

/** Offers as they came, and until when (by `performance.now()`) they are held. */
export interface HeldOffers extends OfferSet {
  heldUntil: number;
}

const RIDE_KEY = 'noriai.ride';
const CONFIRM_TRIES = 5;

/** A rider's way from a wish to the end of a ride: plan, offers, ride. */
export function useJourney() {
  const { api } = useService();
  const [plan, setPlan] = useState<Plan>(EMPTY_PLAN);
  const [rideId, setRideId] = useState(() => readKept(RIDE_KEY));
  const [known, setKnown] = useState<Ride | null>(null);
  const [chosenOffer, setChosenOffer] = useState<Offer | null>(null);
  const keys = useRef(new Map<string, string>());
  const released = useRef<Promise<void>>(Promise.resolve());

  const ask = useMutation({
    mutationFn: async (wanted: Plan): Promise<HeldOffers> => {
      const request = requestOf(wanted);
      if (request === null) {
        throw new Error('A plan without both places must not be asked.');
      }
      // Otherwise giving back the old offers could overtake this request and take the new ones along.
      await released.current;
      const answer = await api.requestOffers(request);
      return { ...answer, heldUntil: performance.now() + answer.heldMillis };
    },
    onSuccess: ({ offers }) => setChosenOffer(offers[0] ?? null),
  });

  const confirm = useMutation({
    mutationFn: (offer: Offer) => {
      // One key for each offer, however often it is tried: it can't become two bookings.
      const key = keys.current.get(offer.offerId) ?? newKey();
      keys.current.set(offer.offerId, key);
      return api.confirmOffer(offer.offerId, key);
    },
    retry: (failures, error) => failures < CONFIRM_TRIES && (!(error instanceof ApiProblem) || error.passing),
    retryDelay: (failures) => 400 * 2 ** failures,
    onSuccess: (ride) => {
      keep(RIDE_KEY, ride.rideId);
      setKnown(ride);
      setRideId(ride.rideId);
      ask.reset();
    },
  });

  const cancel = useMutation({
    mutationFn: (id: string) => api.cancelRide(id),
    retry: (failures, error) => failures < 2 && (!(error instanceof ApiProblem) || error.passing),
    onSuccess: setKnown,
  });

  const answer = useMutation({
    mutationFn: ({ id, proposalId, accepted }: { id: string; proposalId: string; accepted: boolean }) =>
      api.answerProposal(id, proposalId, accepted),
    retry: (failures, error) => failures < 2 && (!(error instanceof ApiProblem) || error.passing),
    onSuccess: setKnown,
  });

  return {
    plan,
    setPlan,
    ask,
    confirm,
    cancel,
    answer,
    chosenOffer,
    setChosenOffer,
    rideId,
    known,
    /** Asks for offers; with a plan of its own where a refusal named a better time. */
    search: (wanted: Plan) => {
      setPlan(wanted);
      confirm.reset();
      ask.mutate(wanted);
    },
    /** Back from the offers to the plan; what was held goes back, and lapses by itself where that fails. */
    change: () => {
      if ((ask.data?.offers.length ?? 0) > 0) {
        released.current = api.releaseOffers().catch(() => undefined);
      }
      ask.reset();
      confirm.reset();
    },
    /** Leaves a ride that is over, or unknown, for a new plan. */
    leave: () => {
      keep(RIDE_KEY, null);
      setRideId(null);
      setKnown(null);
      setPlan(EMPTY_PLAN);
      ask.reset();
      confirm.reset();
      cancel.reset();
      answer.reset();
    },
  };
}

export type Journey = ReturnType<typeof useJourney>;
