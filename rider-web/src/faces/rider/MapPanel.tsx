import type { ReactNode } from 'react';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import type { PlaceRole } from './plan';

interface MapPanelProps {
  picking: PlaceRole | null;
  onCancelPicking: () => void;
  children: ReactNode;
}

/** The map with what must be read on it: whose data it is, and what a tap will do. */
export function MapPanel({ picking, onCancelPicking, children }: MapPanelProps) {
  const { area } = useService();
  const { t } = useWords();
  return (
    <div className="map-panel">
      {children}
      {picking !== null && (
        <div className="pick-bar">
          <p>{t(`pick.${picking}`)}</p>
          <button type="button" className="button button-plain" onClick={onCancelPicking}>
            {t('pick.cancel')}
          </button>
        </div>
      )}
      <p className="attribution">
        {area.attribution.includes('OpenStreetMap') ? (
          <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noreferrer">
            {area.attribution}
          </a>
        ) : (
          area.attribution
        )}
      </p>
    </div>
  );
}
