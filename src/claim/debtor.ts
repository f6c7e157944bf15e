/** A debtor of the practice: who it is, where it can be reached, and what stops or limits every letter to it, as a history. */
import { assertNever, type Brand } from '../law/brand.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { Siren } from '../law/siren.ts';
import type { Proceedings } from './insolvency.ts';

export type DebtorId = Brand<string, 'DebtorId'>;

/** Unknown counts as `consumer`. */
export type DebtorKind = 'professional' | 'consumer' | 'non-professional' | 'public';

export type StopReason =
  | 'insolvency-proceedings'
  | 'represented-by-counsel'
  | 'deceased-or-hospitalised'
  | 'data-request'
  | 'fraud-suspicion'
  | 'wrong-recipient'
  | 'member-said-stop'
  | 'unproven-request';

export type DebtorEvent =
  | { readonly kind: 'DebtorNamed'; readonly on: IsoDate; readonly name: string }
  /** `typedBy`: the member who wrote it with their own hand, null when it was found in a mail. */
  | { readonly kind: 'AddressLearned'; readonly on: IsoDate; readonly address: string; readonly typedBy: string | null }
  | { readonly kind: 'AddressConfirmed'; readonly on: IsoDate; readonly address: string; readonly by: string }
  | {
      readonly kind: 'AddressFailed';
      readonly on: IsoDate;
      readonly address: string;
      readonly reason: string;
      readonly permanent: boolean;
    }
  | { readonly kind: 'PostalAddressLearned'; readonly on: IsoDate; readonly lines: readonly string[] }
  | { readonly kind: 'KindLearned'; readonly on: IsoDate; readonly debtorKind: DebtorKind; readonly by: string }
  /** `by`: the member who said so, whose word stands; null where the debtor's own replies show it. */
  | { readonly kind: 'LanguageLearned'; readonly on: IsoDate; readonly language: LetterLanguage; readonly by: string | null }
  | { readonly kind: 'DebtorStopped'; readonly on: IsoDate; readonly because: StopReason; readonly quote: string | null }
  /** The day of the judgment that opened insolvency proceedings, as it was told. */
  | { readonly kind: 'OpeningJudgmentTold'; readonly on: IsoDate; readonly judgmentOn: IsoDate; readonly quote: string }
  | { readonly kind: 'DebtorReleased'; readonly on: IsoDate; readonly by: string }
  | { readonly kind: 'CounselNamed'; readonly on: IsoDate; readonly quote: string }
  /** Looked up by its SIREN: `asOf` is the day up to which the source tells. */
  | {
      readonly kind: 'InsolvencyChecked';
      readonly on: IsoDate;
      readonly source: 'bodacc' | 'file';
      readonly asOf: IsoDate;
      readonly proceedings: Proceedings | null;
    }
  | { readonly kind: 'SirenLearned'; readonly on: IsoDate; readonly siren: Siren; readonly by: string }
  | { readonly kind: 'UnsolicitedLetterPosted'; readonly on: IsoDate; readonly letter: string }
  | { readonly kind: 'AnswerPosted'; readonly on: IsoDate; readonly letter: string };

export type DebtorAddress = {
  readonly address: string;
  readonly standing: 'learned' | 'confirmed' | 'failed';
};

export type Debtor = {
  readonly id: DebtorId;
  readonly name: string | null;
  readonly kind: DebtorKind;
  readonly kindIsKnown: boolean;
  /** Of the letters it gets. */
  readonly language: LetterLanguage;
  /** A member said which. */
  readonly languageIsSaid: boolean;
  readonly addresses: readonly DebtorAddress[];
  readonly postalAddress: readonly string[];
  /** The last day one of these was learned. */
  readonly factsOn: IsoDate | null;
  readonly stopped: { readonly because: StopReason; readonly on: IsoDate; readonly quote: string | null } | null;
  /** Of insolvency proceedings; null where it was not told. */
  readonly judgmentOn: IsoDate | null;
  /** null for a consumer, and where nobody gave it. */
  readonly siren: Siren | null;
  /** The last day up to which proceedings were looked for, and those found; null = never, none. */
  readonly insolvencyCheckedOn: IsoDate | null;
  readonly proceedings: Proceedings | null;
  /** Days on which an unsolicited letter left, oldest first (contact cap). */
  readonly unsolicitedOn: readonly IsoDate[];
  readonly answeredOn: readonly IsoDate[];
  /** Events folded: the version its next event follows. */
  readonly version: number;
};

export function debtorFrom(id: DebtorId, history: readonly DebtorEvent[]): Debtor {
  const unknown: Debtor = {
    id,
    name: null,
    kind: 'consumer',
    kindIsKnown: false,
    language: 'fr',
    languageIsSaid: false,
    addresses: [],
    postalAddress: [],
    factsOn: null,
    stopped: null,
    judgmentOn: null,
    siren: null,
    insolvencyCheckedOn: null,
    proceedings: null,
    unsolicitedOn: [],
    answeredOn: [],
    version: 0,
  };
  return debtorAfter(unknown, history);
}

/** The debtor once these events have followed. */
export function debtorAfter(debtor: Debtor, events: readonly DebtorEvent[]): Debtor {
  return events.reduce((before, event) => ({ ...afterEvent(before, event), version: before.version + 1 }), debtor);
}

function afterEvent(debtor: Debtor, event: DebtorEvent): Debtor {
  switch (event.kind) {
    case 'DebtorNamed':
      return { ...debtor, name: event.name, factsOn: event.on };
    case 'AddressLearned':
      return { ...withAddress(debtor, event.address, event.typedBy === null ? 'learned' : 'confirmed'), factsOn: event.on };
    case 'AddressConfirmed':
      return withAddress(debtor, event.address, 'confirmed');
    case 'AddressFailed':
      return event.permanent ? withAddress(debtor, event.address, 'failed') : debtor;
    case 'PostalAddressLearned':
      return { ...debtor, postalAddress: event.lines, factsOn: event.on };
    case 'KindLearned':
      return { ...debtor, kind: event.debtorKind, kindIsKnown: true, factsOn: event.on };
    case 'LanguageLearned':
      return { ...debtor, language: event.language, languageIsSaid: event.by !== null };
    case 'DebtorStopped':
      return { ...debtor, stopped: debtor.stopped ?? { because: event.because, on: event.on, quote: event.quote } };
    case 'OpeningJudgmentTold':
      return { ...debtor, judgmentOn: event.judgmentOn };
    case 'DebtorReleased':
      return { ...debtor, stopped: null, judgmentOn: null };
    case 'CounselNamed':
      return debtor;
    case 'SirenLearned':
      return { ...debtor, siren: event.siren, insolvencyCheckedOn: null, proceedings: null };
    case 'InsolvencyChecked':
      return { ...debtor, insolvencyCheckedOn: event.asOf, proceedings: event.proceedings };
    case 'UnsolicitedLetterPosted':
      return { ...debtor, unsolicitedOn: [...debtor.unsolicitedOn, event.on] };
    case 'AnswerPosted':
      return { ...debtor, answeredOn: [...debtor.answeredOn, event.on] };
    default:
      return assertNever(event);
  }
}

function withAddress(debtor: Debtor, address: string, standing: DebtorAddress['standing']): Debtor {
  const others = debtor.addresses.filter((known) => known.address !== address);
  return { ...debtor, addresses: [{ address, standing }, ...others] };
}

/** Where letters go: the newest address that has not failed; null = none, the letter goes by post. */
export function letterAddress(debtor: Debtor): DebtorAddress | null {
  return debtor.addresses.find((known) => known.standing !== 'failed') ?? null;
}
