import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { chooseLanguage, chosenLanguage, keepLanguage, type LanguageCode, LANGUAGES } from './languages';

interface Language {
  code: LanguageCode;
  choose: (code: LanguageCode) => void;
}

const LanguageContext = createContext<Language | null>(null);

/** Gives its children the catalogue of the rider's language, and the document its `lang`. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState(() => chooseLanguage(chosenLanguage(), navigator.languages));
  const catalogue = useQuery({
    queryKey: ['catalogue', code],
    queryFn: () => LANGUAGES.find((language) => language.code === code)?.load() ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    // The old words stay until the new ones are there.
    placeholderData: (before) => before,
  });
  const shown = catalogue.data != null && !catalogue.isPlaceholderData;
  useEffect(() => {
    if (shown) {
      document.documentElement.lang = code;
    }
  }, [code, shown]);
  const language = useMemo<Language>(
    () => ({
      code,
      choose: (next) => {
        keepLanguage(next);
        setCode(next);
      },
    }),
    [code],
  );
  if (catalogue.data == null) {
    return null;
  }
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={code}>
        <IntlProvider locale={code} defaultLocale="ja" messages={catalogue.data}>
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) {
    throw new Error('useLanguage must be called under a LanguageProvider.');
  }
  return language;
}
