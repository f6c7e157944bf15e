/** Sums written in French words, as lawyers write them: « trois mille neuf cents euros ». */
import { type Cents, cents } from '../law/money.ts';

const UNITS = 'zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize'.split('|');
const TENS: Readonly<Record<string, number>> = { vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 };
const WORD = `(?:une?|${UNITS.join('|')}|${Object.keys(TENS).join('|')}|cents?|mille|millions?)`;
const NUMBER = `${WORD}(?:[\\s-]+(?:et[\\s-]+)?${WORD})*`;
const SUM = new RegExp(
  `(?<![\\p{L}-])(?<euros>${NUMBER})\\s+(?:d[’'])?euros?(?!\\p{L})(?:\\s+et\\s+(?<centimes>${NUMBER})\\s+centimes?(?!\\p{L}))?`,
  'giu',
);

/** In the order they are written; « quatre-vingt-dix euros et vingt centimes » is 90,20 €. */
export function sumsInWords(text: string): readonly { readonly quote: string; readonly amountCents: Cents }[] {
  return [...text.matchAll(SUM)].map(({ 0: quote, groups = {} }) => ({
    quote,
    amountCents: cents(worth(groups.euros ?? '') * 100 + worth(groups.centimes ?? '')),
  }));
}

/** « deux cent quatre-vingts »: cents and twenties multiply what stands before them, thousands what was gathered. */
function worth(words: string): number {
  let [whole, part] = [0, 0];
  for (const word of words.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (word === 'et') continue;
    const unit = word === 'une' ? 1 : UNITS.indexOf(word);
    if (unit >= 0) part += unit;
    else if (word.startsWith('vingt') && part % 100 === 4) part += 76;
    else if (TENS[word] !== undefined) part += TENS[word];
    else if (word.startsWith('cent')) part = part - (part % 100) + (part % 100 || 1) * 100;
    else if (word === 'mille') [whole, part] = [whole + (part || 1) * 1000, 0];
    else [whole, part] = [whole + (part || 1) * 1_000_000, 0];
  }
  return whole + part;
}
