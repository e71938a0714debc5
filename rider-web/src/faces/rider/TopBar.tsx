import { useEngineNow, useService } from '../../app/ServiceProvider';
import { useLanguage } from '../../i18n/LanguageProvider';
import { type LanguageCode, LANGUAGES } from '../../i18n/languages';
import { useWords } from '../../i18n/useWords';
import { Mark } from '../../ui/icons';

/** Whose page this is, what time it is there, and in which language it speaks. */
export function TopBar() {
  const { area } = useService();
  const { t, number } = useWords();
  return (
    <header className="top-bar">
      <div className="brand">
        <Mark />
        <div className="brand-words">
          <span className="brand-name" translate="no">
            {t('app.name')} <span className="brand-kanji">乗合</span>
          </span>
          <span className="brand-area">{t('app.tagline', { area: area.name })}</span>
        </div>
      </div>
      <Clock />
      <LanguageSwitch />
      {area.demonstration && (
        <p className="demo-notice">
          {t('demo.notice')}
          {area.speed !== 1 && ` ${t('demo.speed', { speed: number(area.speed) })}`}
        </p>
      )}
    </header>
  );
}

function Clock() {
  const { area } = useService();
  const { t, time } = useWords();
  const now = time(useEngineNow(), area.timeZone);
  return (
    <p className="clock">
      <span className="visually-hidden">{t('clock.label', { time: now })}</span>
      <span aria-hidden="true">{now}</span>
    </p>
  );
}

function LanguageSwitch() {
  const { code, choose } = useLanguage();
  const { t } = useWords();
  return (
    <div className="language-switch">
      <select
        aria-label={t('app.language')}
        value={code}
        onChange={(event) => choose(event.target.value as LanguageCode)}
      >
        {LANGUAGES.map((language) => (
          <option key={language.code} value={language.code} lang={language.code}>
            {language.name}
          </option>
        ))}
      </select>
    </div>
  );
}
