/** What we do when a member tells the SIREN of a debtor already known: « SIREN 732 829 320 ». */
import { sirenInWords } from '../law/siren.ts';
import { receipt } from './decide-on-payment.ts';
import type { Asking } from './decide-on-request.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { sirenEvents } from './insolvency.ts';
import type { Situation } from './situation.ts';

export function decideOnSiren({ practice, debtor, today }: Situation, { request, by }: Asking): Decision {
  const { siren } = request;
  const debtorEvents = sirenEvents(practice, debtor, siren, today, by.address);
  const done =
    siren === undefined
      ? 'Ce n’est pas un SIREN : il a neuf chiffres, dont le dernier est une clé. Rien n’a changé.'
      : debtorEvents.length === 0
        ? 'Ce numéro est déjà connu, ou c’est celui du cabinet : rien n’a changé.'
        : `SIREN ${sirenInWords(siren)} : c’est noté.`;
  return { ...NO_DECISION, debtorEvents, notices: [receipt(by.address, 'le SIREN du débiteur', done)] };
}
