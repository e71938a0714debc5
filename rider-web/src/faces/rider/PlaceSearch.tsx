import { useState } from 'react';
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
  Text,
} from 'react-aria-components';
import type { LatLng } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { useLanguage } from '../../i18n/LanguageProvider';
import { useWords } from '../../i18n/useWords';
import { CloseIcon, HereIcon, MapIcon, SearchIcon } from '../../ui/icons';
import { type ChosenPlace, contains, placeAt, placeFound, type PlaceRole } from './plan';
import { describe, usePlaceSearch } from './usePlaceSearch';
import './search.css';

interface PlaceSearchProps {
  role: PlaceRole;
  near: LatLng | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (place: ChosenPlace) => void;
  onPick: () => void;
}

const SHOWN_MAX = 60;
const LOCATE_MILLIS_MAX = 15_000;

/** Finds a place by name, by the device's position or on the map. Fills the screen of a phone. */
export function PlaceSearch({ role, near, open, onOpenChange, onChoose, onPick }: PlaceSearchProps) {
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
                near={near}
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

function SearchBody({ near, onChoose, onPick }: Pick<PlaceSearchProps, 'near' | 'onChoose' | 'onPick'>) {
  const { area } = useService();
  const { t } = useWords();
  const [text, setText] = useState('');
  const { code: language } = useLanguage();
  const { places, settled, failed } = usePlaceSearch(text, near);
  const shown = places.slice(0, SHOWN_MAX);
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
        {failed ? t('search.failed') : text === '' ? t('search.results') : t('search.count', { count: places.length })}
      </p>
      {/* The focus stays in the field while arrows go through the list; who scrolls without a pointer can tab to it. */}
      <div className="search-results" role="group" aria-label={t('search.results')} tabIndex={0}>
        <ListBox
          className="search-list"
          aria-label={t('search.results')}
          items={shown}
          data-settled={settled}
          selectionMode="none"
          dependencies={[language]}
          onAction={(placeId) => {
            const place = shown.find((one) => one.placeId === placeId);
            if (place !== undefined) {
              onChoose(placeFound(place, area.stops));
            }
          }}
          renderEmptyState={() => settled && <p className="search-none">{t('search.none', { text })}</p>}
        >
          {(place) => (
            <ListBoxItem
              id={place.placeId}
              className="search-result"
              textValue={place.name}
              isDisabled={!place.inServiceArea}
              data-kind={place.kind}
            >
              <span className="stop-dot" aria-hidden="true" />
              <span className="search-words">
                <Text slot="label">{place.name}</Text>
                <Text slot="description" className="search-about">
                  {describe(place, language, t(`place.kind.${place.kind}`))}
                  {!place.inServiceArea && ` · ${t('search.outside')}`}
                </Text>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
        {places.length > shown.length && (
          <p className="search-more">{t('search.more', { count: places.length - shown.length })}</p>
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
