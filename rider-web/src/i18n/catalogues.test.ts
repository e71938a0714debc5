import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { chooseLanguage, LANGUAGES } from './languages';
import { ja } from './ja';

/** The names of the values that a message takes, at any depth. */
function valuesOf(text: string): string[] {
  const names = new Set<string>();
  const visit = (elements: unknown): void => {
    for (const element of elements as { type: number; value: string; options?: Record<string, { value: unknown }> }[]) {
      // 0 is literal text and 7 the number sign of a plural; all others name a value.
      if (element.type !== 0 && element.type !== 7) {
        names.add(element.value);
      }
      for (const option of Object.values(element.options ?? {})) {
        visit(option.value);
      }
    }
  };
  visit(parse(text));
  return [...names].sort();
}

describe.each(LANGUAGES)('the catalogue of $name', ({ load }) => {
  it('has every text, and each takes the same values as in Japanese', async () => {
    const catalogue = await load();
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(ja).sort());
    for (const [id, text] of Object.entries(ja)) {
      const translated = catalogue[id as keyof typeof ja];
      expect(translated.trim(), id).not.toBe('');
      expect(valuesOf(translated), id).toEqual(valuesOf(text));
    }
  });
});

describe('the language of the page', () => {
  it.each([
    [null, ['en-GB', 'ja'], 'en'],
    [null, ['pt', 'ja-JP', 'en'], 'ja'],
    [null, ['pt-BR'], 'ja'],
    [null, [], 'ja'],
    ['ja', ['en'], 'ja'],
    ['xx', ['en'], 'en'],
  ] as const)('chosen %s in a browser of %j is %s', (chosen, wanted, expected) => {
    expect(chooseLanguage(chosen, wanted)).toBe(expected);
  });
});
