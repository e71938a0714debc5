import type { VirtualStop } from '../../api/contract';

/**
 * A name as it is compared: without case, accents and width, katakana as hiragana, and all but letters and digits left out,
 * so that "monte carlo" finds "Monte-Carlo" and "ｼﾌﾞﾔ" finds "しぶや".
 */
export function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    // Accents go; the voicing marks of kana are composed again and stay.
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}ー]/gu, '');
}

export interface StopIndex {
  stops: { stop: VirtualStop; name: string; words: string[] }[];
}

/** Stops in the order of their names, made ready to be searched. */
export function indexStops(stops: VirtualStop[], language: string): StopIndex {
  const collator = new Intl.Collator(language === 'und' ? undefined : language, { numeric: true });
  const sorted = [...stops].sort((a, b) => collator.compare(a.name, b.name) || (a.stopId < b.stopId ? -1 : 1));
  return {
    stops: sorted.map((stop) => ({
      stop,
      name: searchable(stop.name),
      words: stop.name.split(/[^\p{L}\p{N}ー]+/u).map(searchable),
    })),
  };
}

/** The stops whose name has the text: first those that begin with it, then those with a word that does, then the rest. */
export function searchStops(index: StopIndex, text: string): VirtualStop[] {
  const wanted = searchable(text);
  if (wanted === '') {
    return index.stops.map(({ stop }) => stop);
  }
  const ranked: VirtualStop[][] = [[], [], []];
  for (const { stop, name, words } of index.stops) {
    if (name.includes(wanted)) {
      const rank = name.startsWith(wanted) ? 0 : words.some((word) => word.startsWith(wanted)) ? 1 : 2;
      ranked[rank]?.push(stop);
    }
  }
  return ranked.flat();
}
