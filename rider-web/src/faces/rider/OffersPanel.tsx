import { useEffect, useRef } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Fare, Offer } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import { useAnnounce } from '../../ui/Announcer';
import { ClockIcon, DestinationIcon, WalkIcon } from '../../ui/icons';
import { ProblemNotice } from './ProblemNotice';
import type { Journey } from './useJourney';
import { useCountdown } from './useCountdown';
import './offers.css';

/** Seconds left at which a listener is told; a reader sees each. */
const TOLD_SECONDS = [60, 30, 10];

/** Up to three offers, held for a while; one is chosen and booked. */
export function OffersPanel({ journey }: { journey: Journey }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { ask, confirm, plan, search, change, chosenOffer, setChosenOffer } = journey;
  const offers = ask.data?.offers ?? [];
  const secondsLeft = useCountdown(ask.data?.heldUntil ?? 0);
  const gone = confirm.error instanceof ApiProblem && !confirm.error.passing;
  const expired = (secondsLeft <= 0 && !confirm.isPending) || gone;
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    title.current?.closest('.panel')?.scrollTo({ top: 0 });
    announce(t('offers.count', { count: offers.length }));
  }, [ask.data]);
  const told = TOLD_SECONDS.includes(secondsLeft) ? secondsLeft : null;
  useEffect(() => {
    if (told !== null) {
      announce(t('offers.heldSoon', { seconds: told }));
    }
  }, [told, announce, t]);

  return (
    <section className="offers">
      <h1 ref={title} tabIndex={-1}>
        {t('offers.title')}
      </h1>
      {expired ? (
        <div className="notice notice-warn" role="alert">
          <ClockIcon />
          <p>{t(gone ? 'problem.gone' : 'offers.expired')}</p>
        </div>
      ) : (
        <Held secondsLeft={secondsLeft} heldMillis={ask.data?.heldMillis ?? 0} />
      )}
      <RadioGroup
        className="offer-list"
        aria-label={t('offers.label')}
        value={chosenOffer?.offerId ?? null}
        isDisabled={expired || confirm.isPending}
        onChange={(offerId) => setChosenOffer(offers.find((offer) => offer.offerId === offerId) ?? null)}
      >
        {offers.map((offer) => (
          <OfferCard key={offer.offerId} offer={offer} />
        ))}
      </RadioGroup>
      <div className="panel-end is-sticky">
        {!gone && <ProblemNotice error={confirm.error} />}
        <div className="panel-end-row">
          <button type="button" className="button button-plain" onClick={change}>
            {t('offers.change')}
          </button>
          {expired ? (
            <button type="button" className="button button-primary" onClick={() => search(plan)}>
              {t('offers.again')}
            </button>
          ) : (
            <button
              type="button"
              className="button button-primary"
              aria-disabled={chosenOffer === null || confirm.isPending}
              onClick={() => {
                if (chosenOffer !== null && !confirm.isPending) {
                  confirm.mutate(chosenOffer);
                }
              }}
            >
              {t(confirm.isPending ? 'offers.confirming' : 'offers.confirm')}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

function Held({ secondsLeft, heldMillis }: { secondsLeft: number; heldMillis: number }) {
  const { t } = useWords();
  const time = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`;
  const share = heldMillis > 0 ? (secondsLeft * 1_000) / heldMillis : 0;
  return (
    <div className="held" data-soon={secondsLeft <= 30}>
      <p role="timer">{t('offers.held', { time })}</p>
      <div className="held-bar" aria-hidden="true">
        <div style={{ transform: `scaleX(${Math.min(1, share)})` }} />
      </div>
    </div>
  );
}

function OfferCard({ offer }: { offer: Offer }) {
  const { area, clock } = useService();
  const { t, window, dayTime } = useWords();
  const now = clock.now();
  const zone = area.timeZone;
  return (
    <Radio value={offer.offerId} className="offer">
      <span className="offer-radio" aria-hidden="true" />
      <span className="offer-words">
        <span className="offer-label">{t('offers.pickup')}</span>
        <strong className="offer-window">{window(offer.pickupWindow, zone, now)}</strong>
        <span className="offer-stop">{offer.pickup.stop.name}</span>
        <Walk meters={offer.pickup.walkMeters} seconds={offer.pickup.walkSeconds} end="to" />
        <span className="offer-arrival">
          <DestinationIcon />
          <span>
            {offer.dropoff.stop.name}
            <b className="offer-latest">{t('offers.arrival', { time: dayTime(offer.latestArrival, zone, now) })}</b>
            {offer.estimatedArrival !== null && (
              <span className="quiet"> {t('offers.estimate', { time: dayTime(offer.estimatedArrival, zone, now) })}</span>
            )}
          </span>
        </span>
        {offer.dropoff.walkMeters > 0 && (
          <Walk meters={offer.dropoff.walkMeters} seconds={offer.dropoff.walkSeconds} end="from" />
        )}
        {offer.fare !== null && <Price fare={offer.fare} />}
      </span>
    </Radio>
  );
}

/** What a ride costs, and why it may be less. */
function Price({ fare }: { fare: Fare }) {
  const { t, money } = useWords();
  return (
    <span className="offer-price">
      <span className="offer-label">{t('offers.price')}</span> <strong>{money(fare.amount, fare)}</strong>
      {fare.shared && <span className="quiet"> {t('fare.shared')}</span>}
      {fare.dayPassHeld && <span className="quiet"> {t('fare.dayPassHeld')}</span>}
    </span>
  );
}

/** A few steps are no walk. */
const WALK_METERS_MIN = 20;

/** How far it is on foot at one end of the ride. */
export function Walk({ meters, seconds, end }: { meters: number; seconds: number; end: 'to' | 'from' }) {
  const { t } = useWords();
  const values = { minutes: Math.max(1, Math.round(seconds / 60)), meters: Math.round(meters / 10) * 10 || meters };
  const none = end === 'to' ? 'walk.none' : 'walk.fromNone';
  return (
    <span className="walk">
      <WalkIcon />
      {meters >= WALK_METERS_MIN ? t(`walk.${end}`, values) : t(none)}
    </span>
  );
}
