import { useId, useState } from 'react';
import type { LatLng } from '../../api/contract';
import { useWords } from '../../i18n/useWords';
import { DestinationIcon, OriginIcon } from '../../ui/icons';
import { FieldProblems } from './FieldProblems';
import type { ChosenPlace, PlaceRole } from './plan';
import { PlaceSearch } from './PlaceSearch';
import { usePointName } from './usePointName';

interface PlaceFieldProps {
  role: PlaceRole;
  place: ChosenPlace | null;
  /** Where to look for places first: the other end of the trip. */
  near: LatLng | null;
  problems: string[];
  picking: boolean;
  onChange: (place: ChosenPlace) => void;
  onPick: () => void;
}

/** One end of the trip: shows it, and opens the search for another. */
export function PlaceField({ role, place, near, problems, picking, onChange, onPick }: PlaceFieldProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="place-field" data-field={role}>
      <button
        type="button"
        className="place-button"
        data-role={role}
        data-picking={picking}
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}-value`}
        aria-describedby={`${id}-problems`}
        onClick={() => setOpen(true)}
      >
        <span className="place-icon">{role === 'origin' ? <OriginIcon /> : <DestinationIcon />}</span>
        <span className="place-words">
          <span id={`${id}-label`} className="place-label">
            {t(`plan.${role}`)}
          </span>
          <span id={`${id}-value`} className={place === null ? 'place-value is-empty' : 'place-value'}>
            {place === null ? t(`plan.${role}.empty`) : <PlaceName place={place} />}
          </span>
        </span>
      </button>
      <FieldProblems id={`${id}-problems`} problems={problems} />
      <PlaceSearch role={role} near={near} open={open} onOpenChange={setOpen} onChoose={onChange} onPick={onPick} />
    </div>
  );
}

function PlaceName({ place }: { place: ChosenPlace }) {
  const { t } = useWords();
  const found = usePointName(place);
  if (place.kind === 'stop') {
    return place.stopName;
  }
  const name = place.kind === 'place' ? place.name : found;
  return (
    <>
      {place.kind === 'here' ? t('place.here') : (name ?? t('place.onMap'))}
      {place.kind === 'here' && name !== null && <span className="place-near"> {name}</span>}
      {place.stopName !== '' && place.stopName !== name && (
        <span className="place-near"> {t('place.near', { stop: place.stopName })}</span>
      )}
    </>
  );
}
