import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Button,
  Dialog,
  Heading,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';
import { CloseIcon, HereIcon, MapIcon, SearchIcon } from '../../ui/icons';
import { type ChosenPlace, contains, placeAt, placeAtStop, type PlaceRole } from './plan';
import { indexStops, searchStops } from './stopSearch';
import './search.css';

interface PlaceSearchProps {
  role: PlaceRole;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (place: ChosenPlace) => void;
  onPick: () => void;
}

const SHOWN_MAX = 60;
const LOCATE_MILLIS_MAX = 15_000;

/** Finds a place by name, by the device's position or on the map. Fills the screen of a phone. */
export function PlaceSearch({ role, open, onOpenChange, onChoose, onPick }: PlaceSearchProps) {
  const { t } = useWords();
  return (
    <ModalOverlay className="search-overlay" isOpen={open} onOpenChange={onOpenChange} isDismissable>
      <Modal className="search-modal">
        <Dialog className="search-dialog">
          {({ close }) => (
            <>
              <div className="search-head">
                <Heading slot="title">{t(`search.${role}`)}</Heading>
                <Button className="round-button" aria-label={t('search.close')} onPress={close}>
                  <CloseIcon />
                </Button>
              </div>
              <SearchBody
                onChoose={(place) => {
                  onChoose(place);
                  close();
                }}
                onPick={() => {
                  close();
                  onPick();
                }}
              />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function SearchBody({ onChoose, onPick }: Pick<PlaceSearchProps, 'onChoose' | 'onPick'>) {
  const { area } = useService();
  const { t } = useWords();
  const [text, setText] = useState('');
  const index = useMemo(() => indexStops(area.stops, area.language), [area]);
  const found = useMemo(() => searchStops(index, text), [index, text]);
  const shown = found.slice(0, SHOWN_MAX);
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="search-field" aria-label={t('search.label')} autoFocus>
        <SearchIcon />
        <Input placeholder={t('search.placeholder')} enterKeyHint="search" />
        {text !== '' && (
          <Button className="round-button" aria-label={t('search.clear')}>
            <CloseIcon />
          </Button>
        )}
      </SearchField>
      <div className="search-ways">
        <HereButton onChoose={onChoose} />
        <button type="button" className="way-button" onClick={onPick}>
          <MapIcon />
          {t('search.map')}
        </button>
      </div>
      <p className="search-count" role="status">
        {text === '' ? t('search.results') : t('search.count', { count: found.length })}
      </p>
      {/* The focus stays in the field while arrows go through the list; who scrolls without a pointer can tab to it. */}
      <div className="search-results" role="group" aria-label={t('search.results')} tabIndex={0}>
        <ListBox
          className="search-list"
          aria-label={t('search.results')}
          items={shown}
          selectionMode="none"
          onAction={(stopId) => {
            const stop = area.stops.find((one) => one.stopId === stopId);
            if (stop !== undefined) {
              onChoose(placeAtStop(stop));
            }
          }}
          renderEmptyState={() => <p className="search-none">{t('search.none', { text })}</p>}
        >
          {(stop) => (
            <ListBoxItem id={stop.stopId} className="search-result" textValue={stop.name}>
              <span className="stop-dot" aria-hidden="true" />
              {stop.name}
            </ListBoxItem>
          )}
        </ListBox>
        {found.length > shown.length && (
          <p className="search-more">{t('search.more', { count: found.length - shown.length })}</p>
        )}
      </div>
    </Autocomplete>
  );
}

function HereButton({ onChoose }: Pick<PlaceSearchProps, 'onChoose'>) {
  const { area } = useService();
  const { t } = useWords();
  const [state, setState] = useState<'idle' | 'locating' | 'denied' | 'outside'>('idle');
  const locate = () => {
    if (!('geolocation' in navigator)) {
      setState('denied');
      return;
    }
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const here = { latitude: coords.latitude, longitude: coords.longitude };
        if (contains(area, here)) {
          onChoose(placeAt('here', here, area.stops));
        } else {
          setState('outside');
        }
      },
      () => setState('denied'),
      { enableHighAccuracy: true, timeout: LOCATE_MILLIS_MAX, maximumAge: 30_000 },
    );
  };
  return (
    <>
      <button type="button" className="way-button" onClick={locate} aria-disabled={state === 'locating'}>
        <HereIcon />
        {t(state === 'locating' ? 'search.locating' : 'search.here')}
      </button>
      <div role="alert" className="way-problem">
        {state === 'denied' && t('search.here.denied')}
        {state === 'outside' && t('search.here.outside', { area: area.name })}
      </div>
    </>
  );
}
