import { keep, readKept } from '../ui/browserStorage';
import type { Catalogue } from './ja';

/** The languages of the app, in the order of the switch, each named in itself. */
export const LANGUAGES = [
  { code: 'ja', name: '日本語', load: () => import('./ja').then((file): Catalogue => file.ja) },
  { code: 'en', name: 'English', load: () => import('./en').then((file): Catalogue => file.en) },
  { code: 'fr', name: 'Français', load: () => import('./fr').then((file): Catalogue => file.fr) },
] as const;

export type LanguageCode = (typeof LANGUAGES)[number]['code'];

const KEY = 'noriai.language';

/** The language chosen before; otherwise the first of the browser's that there is; otherwise Japanese. */
export function chooseLanguage(chosen: string | null, wanted: readonly string[]): LanguageCode {
  for (const tag of chosen === null ? wanted : [chosen, ...wanted]) {
    const code = tag.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language.code === code);
    if (found !== undefined) {
      return found.code;
    }
  }
  return 'ja';
}

export function chosenLanguage(): string | null {
  return readKept(KEY);
}

export function keepLanguage(code: LanguageCode): void {
  keep(KEY, code);
}
