/** What each event of a debtor must hold to be one. */
import { z } from 'zod';
import type { DebtorEvent, DebtorKind, StopReason } from '../claim/debtor.ts';
import { LETTER_LANGUAGES } from '../law/figures.ts';
import { isSiren, type Siren } from '../law/siren.ts';
import { proceedings } from './insolvency-shapes.ts';
import { day, fields, oneOf, words } from './shape-parts.ts';

type Kind = DebtorEvent['kind'];
type Shapes = { readonly [K in Kind]: z.ZodType<Extract<DebtorEvent, { kind: K }>> };

const debtorKind = oneOf<DebtorKind>({ professional: true, consumer: true, 'non-professional': true, public: true });

const stopReason = oneOf<StopReason>({
  'insolvency-proceedings': true,
  'represented-by-counsel': true,
  'deceased-or-hospitalised': true,
  'data-request': true,
  'fraud-suspicion': true,
  'wrong-recipient': true,
  'member-said-stop': true,
  'unproven-request': true,
});

const siren = z.custom<Siren>((value) => typeof value === 'string' && isSiren(value), 'not a SIREN');

function event<K extends Kind, S extends z.ZodRawShape>(kind: K, shape: S) {
  return fields({ kind: z.literal(kind), on: day, ...shape });
}

export const DEBTOR_SHAPES: Shapes = {
  DebtorNamed: event('DebtorNamed', { name: words }),
  AddressLearned: event('AddressLearned', { address: words, typedBy: words.nullable() }),
  AddressConfirmed: event('AddressConfirmed', { address: words, by: words }),
  AddressFailed: event('AddressFailed', { address: words, reason: words, permanent: z.boolean() }),
  PostalAddressLearned: event('PostalAddressLearned', { lines: z.array(words) }),
  KindLearned: event('KindLearned', { debtorKind, by: words }),
  LanguageLearned: event('LanguageLearned', { language: z.enum(LETTER_LANGUAGES), by: words.nullable() }),
  DebtorStopped: event('DebtorStopped', { because: stopReason, quote: words.nullable() }),
  OpeningJudgmentTold: event('OpeningJudgmentTold', { judgmentOn: day, quote: words }),
  DebtorReleased: event('DebtorReleased', { by: words }),
  CounselNamed: event('CounselNamed', { quote: words }),
  InsolvencyChecked: event('InsolvencyChecked', {
    source: oneOf<'bodacc' | 'file'>({ bodacc: true, file: true }),
    asOf: day,
    proceedings: proceedings.nullable(),
  }),
  SirenLearned: event('SirenLearned', { siren, by: words }),
  UnsolicitedLetterPosted: event('UnsolicitedLetterPosted', { letter: words }),
  AnswerPosted: event('AnswerPosted', { letter: words }),
};
