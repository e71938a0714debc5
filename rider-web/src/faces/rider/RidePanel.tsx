import { useEffect, useRef } from 'react';
import { isOver, type Notice, type Proposal, type Ride } from '../../api/contract';
import { useEngineNow, useService } from '../../app/ServiceProvider';
import { isCause } from '../../i18n/causes';
import { useWords, type Words } from '../../i18n/useWords';
import { useAnnounce } from '../../ui/Announcer';
import { DestinationIcon, OriginIcon, WarningIcon } from '../../ui/icons';
import { CancelRide } from './CancelRide';
import { Walk } from './OffersPanel';
import { ProblemNotice } from './ProblemNotice';
import { RideSteps } from './RideSteps';
import { StreamNotice } from './StreamNotice';
import type { Journey } from './useJourney';
import type { FollowedRide } from './useRide';
import './ride.css';

interface RidePanelProps {
  journey: Journey;
  followed: FollowedRide;
}

/** A booked ride, as it is now and as it was promised. */
export function RidePanel({ journey, followed }: RidePanelProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const title = useRef<HTMLHeadingElement>(null);
  const { ride, gone } = followed;
  const status = ride?.status ?? null;

  useEffect(() => {
    if (status !== null) {
      announce(t(`ride.${status}`));
    }
  }, [status, announce, t]);
  const there = ride !== null;
  useEffect(() => {
    if (there) {
      title.current?.focus({ preventScroll: true });
      title.current?.closest('.panel')?.scrollTo({ top: 0 });
    }
  }, [there]);

  if (gone || ride === null) {
    return (
      <section className="ride">
        <h1>{t('ride.title')}</h1>
        <p role="status">{t(gone ? 'problem.rideGone' : 'ride.loading')}</p>
        {gone && (
          <button type="button" className="button button-primary" onClick={journey.leave}>
            {t('ride.new')}
          </button>
        )}
      </section>
    );
  }
  const over = isOver(ride.status);
  return (
    <section className="ride" data-status={ride.status}>
      <p className="eyebrow">{t('ride.title')}</p>
      <h1 ref={title} tabIndex={-1}>
        {t(`ride.${ride.status}`)}
      </h1>
      {!over && <StreamNotice state={followed.state} />}
      {ride.cause !== '' && (
        <p className="notice notice-warn">
          <WarningIcon />
          {t('ride.cause', { cause: cause(t, ride.cause) })}
        </p>
      )}
      <Notices notices={ride.notices} />
      {!over && ride.proposal !== null && <Question ride={ride} proposal={ride.proposal} journey={journey} />}
      <Countdown ride={ride} />
      {ride.status !== 'CANCELLED' && ride.status !== 'MISSED' && <RideSteps status={ride.status} />}
      <Ends ride={ride} />
      <Facts ride={ride} />
      <div className="panel-end">
        <ProblemNotice error={journey.cancel.error} />
        {over ? (
          <button type="button" className="button button-primary" onClick={journey.leave}>
            {t('ride.new')}
          </button>
        ) : (
          ride.status !== 'ON_BOARD' && (
            <CancelRide
              ride={ride}
              pending={journey.cancel.isPending}
              onCancel={() => journey.cancel.mutate(ride.rideId)}
            />
          )
        )}
      </div>
    </section>
  );
}

/** A cause in words; one that this page does not know yet as the service names it. */
function cause(t: Words['t'], name: string): string {
  return isCause(name) ? t(`cause.${name}`) : name;
}

/** What the service tells beside the ride. */
function Notices({ notices }: { notices: Notice[] }) {
  const { t } = useWords();
  return notices.map((notice, index) => (
    <p className="notice notice-warn" role="status" key={`${notice.kind}-${notice.time ?? ''}-${index}`}>
      <WarningIcon />
      <span>
        {t(`notice.${notice.kind}`)} {notice.text}
      </span>
    </p>
  ));
}

/** Another time that the rider is asked to agree to. */
function Question({ ride, proposal, journey }: { ride: Ride; proposal: Proposal; journey: Journey }) {
  const { area, clock } = useService();
  const { t, window, dayTime } = useWords();
  const zone = area.timeZone;
  const now = clock.now();
  const { answer } = journey;
  const say = (accepted: boolean) => answer.mutate({ id: ride.rideId, proposalId: proposal.proposalId, accepted });
  return (
    <div className="notice ride-question" role="alert">
      <div>
        <p>
          <strong>{t('proposal.title')}</strong> {proposal.why}
        </p>
        <p>
          {t('ride.promise.pickup', { window: window(proposal.pickup, zone, now) })}{' '}
          {t('ride.promise.arrival', { time: dayTime(proposal.latestArrival, zone, now) })}
        </p>
        <p className="quiet">{t('proposal.answerBy', { time: dayTime(proposal.answerBy, zone, now) })}</p>
        <ProblemNotice error={answer.error} />
        <div className="panel-end-row">
          <button type="button" className="button button-plain" disabled={answer.isPending} onClick={() => say(false)}>
            {t('proposal.no')}
          </button>
          <button type="button" className="button button-primary" disabled={answer.isPending} onClick={() => say(true)}>
            {t('proposal.yes')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** How long until the vehicle comes, or until it arrives. */
function Countdown({ ride }: { ride: Ride }) {
  const { area } = useService();
  const { t, time } = useWords();
  const now = useEngineNow();
  if (ride.status === 'COMPLETED') {
    return ride.estimatedArrival === null ? null : (
      <p className="ride-note">{t('ride.arrived', { time: time(ride.estimatedArrival, area.timeZone) })}</p>
    );
  }
  if (ride.status === 'VEHICLE_WAITING') {
    return <p className="ride-note">{t('ride.board', { label: ride.vehicle?.label ?? '' })}</p>;
  }
  const aboard = ride.status === 'ON_BOARD';
  const at = aboard ? ride.estimatedArrival : ride.estimatedPickup;
  if (at === null || isOver(ride.status)) {
    return null;
  }
  const minutes = Math.round((at - now) / 60_000);
  return (
    <div className="ride-countdown">
      <p>
        <span className="quiet">{t(aboard ? 'ride.arrivalIn' : 'ride.pickupIn')}</span>
        <strong>{minutes < 1 ? t('ride.soon') : t('ride.minutes', { minutes })}</strong>
      </p>
      <p className="quiet">{t('ride.stopsBefore', { count: ride.stopsBefore })}</p>
    </div>
  );
}

/** Both stops with what was promised there and what is expected now. */
function Ends({ ride }: { ride: Ride }) {
  const { area, clock } = useService();
  const { t, window, dayTime } = useWords();
  const now = clock.now();
  const zone = area.timeZone;
  const waits = !isOver(ride.status);
  return (
    <ol className="ride-ends">
      <li>
        <OriginIcon />
        <div>
          <span className="quiet">{t('ride.from')}</span>
          <strong>{ride.pickup.stop.name}</strong>
          <span className="promise">{t('ride.promise.pickup', { window: window(ride.promisedPickup, zone, now) })}</span>
          {waits && ride.estimatedPickup !== null && (
            <span className="quiet">{t('ride.estimate', { time: dayTime(ride.estimatedPickup, zone, now) })}</span>
          )}
          {waits && ride.pickup.walkMeters > 0 && (
            <Walk meters={ride.pickup.walkMeters} seconds={ride.pickup.walkSeconds} end="to" />
          )}
        </div>
      </li>
      <li>
        <DestinationIcon />
        <div>
          <span className="quiet">{t('ride.to')}</span>
          <strong>{ride.dropoff.stop.name}</strong>
          <span className="promise">
            {t('ride.promise.arrival', { time: dayTime(ride.promisedLatestArrival, zone, now) })}
          </span>
          {waits && ride.estimatedArrival !== null && (
            <span className="quiet">{t('ride.estimate', { time: dayTime(ride.estimatedArrival, zone, now) })}</span>
          )}
          {waits && ride.dropoff.walkMeters > 0 && (
            <Walk meters={ride.dropoff.walkMeters} seconds={ride.dropoff.walkSeconds} end="from" />
          )}
        </div>
      </li>
    </ol>
  );
}

function Facts({ ride }: { ride: Ride }) {
  const { t, party, money } = useWords();
  return (
    <dl className="facts">
      {ride.vehicle !== null && (
        <div>
          <dt>{t('ride.vehicle')}</dt>
          <dd>{ride.vehicle.label}</dd>
        </div>
      )}
      <div>
        <dt>{t('ride.party')}</dt>
        <dd>{party(ride.party)}</dd>
      </div>
      {ride.fare !== null && ride.status !== 'CANCELLED' && (
        <div>
          <dt>{t('ride.fare')}</dt>
          <dd>
            {money(ride.fare.due ?? ride.fare.amount, ride.fare)}
            {ride.fare.shared && ride.fare.due === null && <span className="quiet"> {t('fare.shared')}</span>}
            {ride.fare.dayPassHeld && <span className="quiet"> {t('fare.dayPassHeld')}</span>}
          </dd>
        </div>
      )}
    </dl>
  );
}
