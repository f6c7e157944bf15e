/** What a member writes when asked what is missing: amount, due date, address, who the debtor is. */

import type { DebtorKind } from '../claim/debtor.ts';
import type { TypedFacts } from '../claim/decide-on-facts.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import { dueDateIn, invoiceNumberIn, issueDateIn, readInvoice } from './invoice.ts';
import { performedValue, withoutPerformed } from './item-told.ts';
import { letterLanguageIn } from './letter-language.ts';
import { sirenIn } from './siren.ts';

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** « FA-771 », the whole of its line. */
const NUMBER_ALONE = /^[ \t]*([A-Z]{1,6}[-/]?\d[\w/-]{0,20})[ \t.]*$/m;
const NAME = /\b(?:d[ée]biteur|d[ée]bitrice|client|cliente|nom)\s*(?:est|:|s['’]appelle)\s*([^\n,;]+)/i;

/** An answer to « il me manque… » is short; what stands below is not searched. */
const MOST_CHARACTERS = 8000;

export function readFacts(whole: string, writtenOn: IsoDate): TypedFacts {
  const said = whole.slice(0, MOST_CHARACTERS);
  const words = withoutPerformed(said);
  const email = typedEmail(words);
  const plain = words.replace(EMAIL, ' ');
  const siren = sirenIn(plain);
  const language = letterLanguageIn(plain);
  const name = NAME.exec(plain)?.[1]?.trim().replace(/[.!]$/, '') ?? null;
  return {
    amountCents: typedAmount(plain, writtenOn),
    dueDate: typedDueDate(plain, writtenOn),
    invoiceRef: invoiceNumberIn(plain) ?? NUMBER_ALONE.exec(plain)?.[1] ?? null,
    debtorName: name,
    debtorEmail: email,
    debtorKind: kindIn(plain),
    debtorPostalAddress: postalLinesIn(plain),
    ...(siren === null ? {} : { debtorSiren: siren }),
    ...(language === null ? {} : { debtorLanguage: language }),
    confirms: confirms(words),
    performed: performedValue(said),
  };
}

/** The sum called what is to be paid or the total with taxes, else the first; a figure alone on its line, « 1 200 », « 980,50 », is euros. */
function typedAmount(text: string, writtenOn: IsoDate): Cents | null {
  const written = text.replace(
    /^(\s*(?:montant|total|somme)?\s*:?\s*(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+,\d{2}))\s*$/gim,
    '$1 €',
  );
  return readInvoice(written, writtenOn).amountCents ?? amountsIn(written)[0]?.cents ?? null;
}

/** The address given as right: one said to be wrong is left out, and of several the one led in by « est », « mais », « plutôt ». */
function typedEmail(words: string): string | null {
  const found = [...words.matchAll(EMAIL)].map((match) => ({
    address: match[0].replace(/[.-]+$/, ''),
    before: fold(words.slice(Math.max(0, match.index - 40), match.index)),
  }));
  const right = found.filter(
    ({ before }) => !/(?:\bpas|\bplus|\bnon|au lieu d'?e?|ancienne? \w+) (?:a |sur |l'adresse |celle de )?[<«(" ]*$/.test(before),
  );
  const distinct = [...new Set(right.map(({ address }) => address.toLowerCase()))];
  if (distinct.length <= 1) return right[0]?.address ?? null;
  const led = right.filter(({ before }) =>
    /(?:\best|\bmais|plutot|desormais|nouvelle adresse|adresse|corrigee?)(?: bien| a| sur)?\s*:?\s*[<«(" ]*$/.test(before),
  );
  return led.length === 1 ? led[0]!.address : null;
}

/** A day called the due date, or the only day written when nothing calls it otherwise; a vague one is none. */
function typedDueDate(text: string, writtenOn: IsoDate): IsoDate | null {
  const labelled = dueDateIn(text, writtenOn);
  if (labelled !== null) return labelled;
  const days = datesIn(text, writtenOn, 'past');
  const [only] = days;
  if (days.length !== 1 || only === undefined || only.firmness !== 'firm' || issueDateIn(text, writtenOn) !== null) return null;
  return /\bhier\b|aujourd|ce (?:matin|soir)|demain|^(?:lundi|mardi|mercredi|jeudi|vendredi)/i.test(only.quote)
    ? null
    : only.date;
}

/** « OK », « Oui, c'est la bonne adresse » : without question, reserve or correction. */
function confirms(words: string): boolean {
  const folded = fold(words).trim();
  return (
    /^(?:bonjour[\s,.!]*)?(?:ok|oui|c['’ ]?est (?:bien )?(?:ca|bon|exact|la bonne)|exact|je confirme|correct|confirmee?|l'adresse est (?:bonne|exacte|correcte))\b/.test(
      folded,
    ) && !/\?|\.\.|…|\b(?:mais|sauf|pas|plutot|non|attend\w*|je (?:verifie|demande))\b/.test(folded)
  );
}

const KINDS: readonly (readonly [DebtorKind, RegExp])[] = [
  [
    'public',
    /\b(?:mairie|commune de|departement d[eu]|region [a-z]+|prefecture|chu|centre hospitalier|collectivite|etablissement public|personne publique|metropole)\b/,
  ],
  ['non-professional', /\b(?:association|syndicat|copropriete|comite d'entreprise|non[- ]professionnel(?:le)?)\b/],
  [
    'professional',
    /\b(?:sarl|sas|sasu|eurl|sci|scp|selarl|snc|s\.a\.|societe|entreprise|auto-?entrepreneur|micro-?entrepreneur|artisane?|commercante?|professionnel(?:le)?|une? pro|profession liberale|liberale?)\b|^pro[. !]*$/,
  ],
  ['consumer', /\b(?:particuli(?:ere?|er)s?|consommat(?:eur|rice)|personne physique)\b/],
];

/** What the words say the debtor is; null when they do not say. « Sa » is a company only in capitals before a name. */
export function kindIn(text: string): DebtorKind | null {
  const folded = fold(text).replace(/\bpas (?:un |une |le |la |de |d')?[a-z-]+/g, ' ');
  const said = KINDS.find(([, words]) => words.test(folded))?.[0] ?? null;
  return said ?? (/(?:^|[\s,(])S\.?A\.?\s+\p{Lu}/u.test(text) ? 'professional' : null);
}

const POSTCODE = /\b\d{5}\s+\p{L}/u;
const STREET =
  /^\d|\b(?:rue|avenue|place|bd|boulevard|impasse|all[ée]e|chemin|quai|cours|route|square|lieu-dit|bp|r[ée]sidence)\b/i;

/** The lines around a postcode: up to two above it that look like a street. */
export function postalLinesIn(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => POSTCODE.test(line));
  if (at < 0) return [];
  const said = lines[at]!.replace(/(\p{L})\s+(\d{5}\s+\p{Lu})/u, '$1, $2');
  const parts = said
    .replace(/^.*?(?:adresse|demeurant|domicili[ée]e?|si[èe]ge)\s*(?:postale)?\s*(?:est|:|au|à)?\s*/i, '')
    .split(/\s*[,;]\s*|\s+[-–]\s+/)
    .map((part) => part.replace(/[.]$/, '').trim())
    .filter((part) => part !== '');
  const first = parts.findIndex((part) => STREET.test(part) || POSTCODE.test(part));
  const here = parts.slice(Math.max(0, first), parts.findLastIndex((part) => POSTCODE.test(part)) + 1);
  return here.length > 1 ? here : [...lines.slice(Math.max(0, at - 2), at).filter((line) => STREET.test(line)), ...here];
}
