import { type CSSProperties, useMemo } from 'react';
import type { Counts, PlannedHalt, VehicleView } from '../../api/contract';
import { useService, useVehicles } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import { shortLabels } from '../../live/shortLabels';
import { vehicleColors } from '../../map/palette';
import { ChevronIcon, PersonIcon, WheelchairIcon } from '../../ui/icons';
import { StreamNotice } from './StreamNotice';
import './vehicles.css';

interface VehiclesPanelProps {
  chosen: string | null;
  onChoose: (vehicleId: string) => void;
}

/** All vehicles in words: where they go, who is on board, what they will do. */
export function VehiclesPanel({ chosen, onChoose }: VehiclesPanelProps) {
  const { t } = useWords();
  const { state, view } = useVehicles();
  const vehicles = useMemo(
    () => [...(view?.vehicles ?? [])].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })),
    [view],
  );
  const colors = useMemo(() => vehicleColors(vehicles.map(({ vehicleId }) => vehicleId)), [vehicles]);
  const labels = useMemo(() => shortLabels(vehicles.map(({ label }) => label)), [vehicles]);
  return (
    <section className="vehicles">
      <h2>{t('vehicles.title')}</h2>
      <StreamNotice state={state} />
      {view === null ? (
        <p className="quiet">{t('stream.connecting')}</p>
      ) : vehicles.length === 0 ? (
        <p className="quiet">{t('vehicles.none')}</p>
      ) : (
        <ul className="vehicle-list">
          {vehicles.map((vehicle) => (
            <VehicleRow
              key={vehicle.vehicleId}
              vehicle={vehicle}
              shortLabel={labels.get(vehicle.label) ?? vehicle.label}
              color={colors.get(vehicle.vehicleId) ?? ''}
              open={vehicle.vehicleId === chosen}
              onChoose={onChoose}
            />
          ))}
        </ul>
      )}
      {view !== null && <Achieved counts={view.counts} />}
    </section>
  );
}

interface VehicleRowProps {
  vehicle: VehicleView;
  shortLabel: string;
  color: string;
  open: boolean;
  onChoose: (vehicleId: string) => void;
}

function VehicleRow({ vehicle, shortLabel, color, open, onChoose }: VehicleRowProps) {
  const { area } = useService();
  const { t, time } = useWords();
  const [next] = vehicle.halts;
  const id = `vehicle-${vehicle.vehicleId}`;
  return (
    <li className="vehicle-row" data-open={open}>
      <button
        type="button"
        className="vehicle-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => onChoose(vehicle.vehicleId)}
      >
        <span className="vehicle-badge" style={{ '--vehicle': color } as CSSProperties}>
          <span className="visually-hidden">{t('vehicles.name', { label: vehicle.label })}</span>
          <span aria-hidden="true">{shortLabel}</span>
        </span>
        <span className="vehicle-words">
          <span className="vehicle-next">
            {next === undefined ? t('vehicles.noNext') : t('vehicles.next', { stop: next.stop.name })}
          </span>
          <span className="vehicle-state">
            {t(`activity.${vehicle.activity}`)}
            {next?.arrival != null && <b> {time(next.arrival, area.timeZone)}</b>}
            {vehicle.location === null && vehicle.activity !== 'OFF_DUTY' && ` · ${t('vehicles.noPosition')}`}
          </span>
        </span>
        <Load vehicle={vehicle} />
        <span className="vehicle-chevron">
          <ChevronIcon />
        </span>
      </button>
      <div id={id} hidden={!open}>
        {open && <Halts halts={vehicle.halts} color={color} />}
      </div>
    </li>
  );
}

function Load({ vehicle }: { vehicle: VehicleView }) {
  const { t } = useWords();
  const { onBoard, seats, wheelchairsOnBoard, wheelchairPlaces } = vehicle;
  return (
    <span className="vehicle-load">
      <span className="vehicle-load-line">
        <PersonIcon />
        <span aria-hidden="true">{t('vehicles.load', { onBoard, seats })}</span>
        <span className="visually-hidden">{t('vehicles.load.label', { onBoard, seats })}</span>
      </span>
      {wheelchairsOnBoard > 0 && (
        <span className="vehicle-load-line">
          <WheelchairIcon />
          <span aria-hidden="true">{`${wheelchairsOnBoard} / ${wheelchairPlaces}`}</span>
          <span className="visually-hidden">
            {t('vehicles.wheelchairs.label', { count: wheelchairsOnBoard, places: wheelchairPlaces })}
          </span>
        </span>
      )}
    </span>
  );
}

function Halts({ halts, color }: { halts: PlannedHalt[]; color: string }) {
  const { area } = useService();
  const { t, time } = useWords();
  if (halts.length === 0) {
    return <p className="quiet halts-none">{t('vehicles.noNext')}</p>;
  }
  return (
    <ol className="halts" aria-label={t('vehicles.halts')} style={{ '--vehicle': color } as CSSProperties}>
      {halts.map(({ stop, arrival, boarding, alighting }, i) => (
        <li key={`${stop.stopId}-${i}`}>
          <span className="halt-order" aria-hidden="true">
            {i + 1}
          </span>
          <span className="halt-words">
            {stop.name}
            <span className="quiet">
              {boarding > 0 && ` ${t('vehicles.boarding', { count: boarding })}`}
              {alighting > 0 && ` ${t('vehicles.alighting', { count: alighting })}`}
            </span>
          </span>
          {arrival !== null && <span className="halt-time">{time(arrival, area.timeZone)}</span>}
        </li>
      ))}
    </ol>
  );
}

function Achieved({ counts }: { counts: Counts }) {
  const { t, number, percent } = useWords();
  const promised = counts.promisesKept + counts.promisesBroken;
  return (
    <section className="achieved">
      <h3>{t('counts.title')}</h3>
      <dl>
        {(['requests', 'confirmed', 'completed'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{number(counts[name])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('counts.kept')}</dt>
          <dd>{promised === 0 ? '—' : percent(Math.floor((counts.promisesKept / promised) * 1_000) / 1_000)}</dd>
        </div>
      </dl>
    </section>
  );
}
