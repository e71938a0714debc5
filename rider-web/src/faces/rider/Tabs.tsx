import type { ReactNode } from 'react';
import { useWords } from '../../i18n/useWords';
import { BusIcon, MapIcon, PersonIcon } from '../../ui/icons';

export type TabName = 'ride' | 'vehicles' | 'map';

const TABS: { name: TabName; icon: () => ReactNode }[] = [
  { name: 'ride', icon: PersonIcon },
  { name: 'vehicles', icon: BusIcon },
  { name: 'map', icon: MapIcon },
];

/** What a small screen shows: it has no room for all at once. */
export function Tabs({ chosen, onChoose, hidden }: { chosen: TabName; onChoose: (tab: TabName) => void; hidden: boolean }) {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t('nav.label')} hidden={hidden}>
      {TABS.map(({ name, icon: Icon }) => (
        <button
          key={name}
          type="button"
          aria-current={name === chosen ? 'page' : undefined}
          onClick={() => onChoose(name)}
        >
          <Icon />
          {t(`nav.${name}`)}
        </button>
      ))}
    </nav>
  );
}
