/** What a member writes when asked what is missing: amount, due date, address, who the debtor is. */

import type { DebtorKind } from '../claim/debtor.ts';
import type { TypedFacts } from '../claim/decide-on-facts.ts';
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const INVOICE =
  /\b(?:facture|note(?: d['’]honoraires)?|n°|num[ée]ro|r[ée]f(?:[ée]rence)?\.?)\s*(?:n°|num[ée]ro|:)?\s*([A-Z]{0,5}[-/]?\d[\w/-]*)/i;
const POSTCODE = /\b\d{5}\s+\p{L}/u;
const NAME = /\b(?:d[ée]biteur|client|nom)\s*(?:est|:)\s*([^\n,;]+)/i;

export function readFacts(words: string, writtenOn: IsoDate): TypedFacts {
  const email = EMAIL.exec(words)?.[0] ?? null;
  const plain = email === null ? words : words.replace(EMAIL, ' ');
  const [date] = datesIn(plain, writtenOn, 'past');
  const name = NAME.exec(plain)?.[1]?.trim() ?? null;
  return {
    amountCents: amountsIn(plain)[0]?.cents ?? null,
    dueDate: date !== undefined && date.firmness === 'firm' ? date.date : null,
    invoiceRef: INVOICE.exec(plain)?.[1] ?? null,
    debtorName: name,
    debtorEmail: email,
    debtorKind: kindIn(plain),
    debtorPostalAddress: postalLinesIn(plain),
    confirms: /^(?:bonjour[\s,.]*)?(?:ok|oui|c['’ ]?est (?:bien )?(?:ca|bon|exact)|exact|je confirme|correct|confirme)\b/.test(
      fold(words.trim()),
    ),
  };
}

const KINDS: readonly (readonly [DebtorKind, RegExp])[] = [
  [
    'public',
    /\b(?:mairie|commune de|departement de|region |prefecture|chu|centre hospitalier|collectivite|etablissement public|personne publique)\b/,
  ],
  ['non-professional', /\b(?:association|syndicat|copropriete|non[- ]professionnel)\b/],
  [
    'professional',
    /\b(?:sarl|sas|sasu|eurl|sci|scp|selarl|snc|s\.a\.|sa|societe|entreprise|auto-?entrepreneur|artisan|commercant|professionnel(?:le)?)\b/,
  ],
  ['consumer', /\b(?:particuliers?|consommat(?:eur|rice)|personne physique)\b/],
];

/** What the words say the debtor is; null when they do not say. */
export function kindIn(text: string): DebtorKind | null {
  const folded = fold(text);
  return KINDS.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/** The lines around a postcode: up to two above it. */
function postalLinesIn(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => POSTCODE.test(line));
  if (at < 0) return [];
  const whole = lines[at]!.replace(/^.*?(?:adresse|demeurant|siège)\s*(?:postale)?\s*:?\s*/i, '');
  if (/\d+.*,.*\d{5}/.test(whole)) return whole.split(/\s*,\s*/).filter((part) => part !== '');
  return [
    ...lines
      .slice(Math.max(0, at - 2), at)
      .filter((line) => /^\d|\b(?:rue|avenue|place|bd|boulevard|impasse|all[ée]e|chemin|bp)\b/i.test(line)),
    whole,
  ];
}
