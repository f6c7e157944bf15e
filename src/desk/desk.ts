/** What the desk has at hand: the database, the rules, the paper, the clock, and what the configuration says. */
import type { Kysely } from 'kysely';
import { cadenceNamed } from '../claim/cadence.ts';
import type { Claim } from '../claim/claim.ts';
import { LETTER_TEMPLATES, type LetterTemplate } from '../claim/claim-events.ts';
import type { Debtor } from '../claim/debtor.ts';
import type { Cadence, Creditor, PracticeId } from '../claim/practice.ts';
import type { Situation } from '../claim/situation.ts';
import type { Config, PracticeConfig } from '../config.ts';
import type { Tables } from '../database/tables.ts';
import { type IsoDate, parisDay } from '../law/calendar.ts';
import { outOfDate } from '../letters/legal-sentences.ts';
import type { Resolver } from '../outside/authenticity.ts';
import type { Bodacc } from '../outside/bodacc.ts';
import type { Paper } from '../outside/letter-paper.ts';
import type { Log } from '../outside/log.ts';
import type { Model } from '../outside/model.ts';
import type { Rules } from '../rules.ts';

export type Desk = {
  readonly db: Kysely<Tables>;
  readonly config: Pick<Config, 'practices' | 'sending' | 'secret'>;
  readonly rules: Rules;
  readonly paper: Paper;
  readonly now: () => Date;
  readonly log: Log;
  readonly resolver: Resolver;
  readonly bodacc: Bodacc;
  /** null: none is configured. */
  readonly model: Model | null;
};

export function today(desk: Desk): IsoDate {
  return parisDay(desk.now());
}

/** @throws Error, a bug, when the configuration no longer has that practice. */
export function practiceConfig(desk: Desk, id: PracticeId): PracticeConfig {
  const found = desk.config.practices.find((one) => one.practice.id === id);
  if (found === undefined) throw new Error(`practice ${id} is not in the configuration`);
  return found;
}

/** The creditor as configured; a client taken out of the configuration has no bank details left to print. */
export function creditorNamed(config: PracticeConfig, name: string): Creditor {
  return (
    config.practice.creditors.find((creditor) => creditor.name === name) ?? {
      name,
      kind: 'professional',
      postalAddress: [],
      bank: null,
      mandateOn: null,
    }
  );
}

export function situationFrom(
  desk: Desk,
  config: PracticeConfig,
  claim: Claim,
  debtor: Debtor,
  on: IsoDate = today(desk),
): Situation {
  const cadence = cadenceNamed(desk.rules.cadences, claim.cadence);
  return { ...surroundings(desk, config, claim.creditor, cadence, on), claim, debtor, today: on };
}

/** What a claim is decided in the midst of. */
export function surroundings(
  desk: Desk,
  config: PracticeConfig,
  creditor: string,
  cadence: Cadence,
  on: IsoDate = today(desk),
): Omit<Situation, 'claim' | 'debtor' | 'today'> {
  return {
    practice: config.practice,
    creditor: creditorNamed(config, creditor),
    cadence,
    rates: desk.rules.rates,
    outOfDate: lettersOutOfDate(desk, on),
  };
}

/** Letters that may not be written that day, for a legal sentence of theirs is out of date. */
export function lettersOutOfDate({ paper, rules }: Pick<Desk, 'paper' | 'rules'>, on: IsoDate): readonly LetterTemplate[] {
  return LETTER_TEMPLATES.filter((template) => outOfDate(paper.sentencesOf(template), rules.legalSentences, on).length > 0);
}
