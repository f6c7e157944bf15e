import { describe, expect, test } from '@jest/globals';
import { correctionIn, correctionOf } from '../../src/reading/correction.ts';
import type { RequestAction } from '../../src/reading/member-reading.ts';
import type { Reading } from '../../src/reading/reading.ts';

const CONTESTED = ['dispute-service', 'dispute-amount', 'dispute-existence', 'set-off', 'limitation-raised'];

describe('beside a command', () => {
  const words = 'c’est une contestation';
  const request = (action: RequestAction) => ({ action, claimReference: null, until: null, amountCents: null, email: null });
  const answer = { decision: 'unclear', word: null, editedText: null, until: null } as const;

  test('a yes, another text, a pause or a payment is what it says', () => {
    const read = { kind: 'answer', ownWords: words, answer: null, payment: null, request: null } as unknown as Reading;
    expect(correctionOf({ ...read, answer })?.is).toEqual(['dispute-service']);
    expect(correctionOf({ ...read, request: request('resume') })).not.toBeNull();
    expect(correctionOf({ ...read, answer: { ...answer, decision: 'approve' } })).toBeNull();
    expect(correctionOf({ ...read, answer: { ...answer, decision: 'edit', editedText: words } })).toBeNull();
    expect(correctionOf({ ...read, request: request('stop') })).toBeNull();
    expect(correctionOf({ ...read, kind: 'call' })).toBeNull();
  });
});

describe('what a member says a debtor’s message is', () => {
  test.each([
    ['C’est une contestation', 'dispute-service'],
    ['Elle conteste la facture', 'dispute-service'],
    ['M. Kerbrat conteste le montant', 'dispute-amount'],
    ['à traiter comme une contestation', 'dispute-service'],
    ['c’est un paiement annoncé', 'already-paid'],
    ['Tu peux noter qu’il dit avoir payé', 'already-paid'],
    ['Non, c’est une promesse de payer', 'promise-to-pay'],
    ['il s’agit d’une demande de délai', 'delay-request'],
    ['Ce n’est qu’une demande de délai', 'delay-request'],
    ['simple demande de facture', 'request-for-documents'],
    ['Je pense que c’est plutôt un refus', 'refusal'],
    ['This is a dispute', 'dispute-service'],
  ])('« %s »', (words, intent) => {
    expect(correctionIn(words)).toEqual({ is: [intent], isNot: [], resumes: false });
  });

  test.each([
    ['Ce n’est pas une contestation, reprendre', [], true],
    ['Pas de contestation : on continue.', [], true],
    ['Le débiteur ne conteste pas la facture', [], false],
    ['c’est pas un litige, ne pas reprendre', [], false],
    ['It’s not a dispute, go on', [], true],
    ['Il ne conteste pas, il demande un délai.', ['delay-request'], false],
    ['Ce n’est pas une contestation mais une demande d’échéancier. Reprenez.', ['instalment-request'], true],
  ])('« %s »', (words, is, resumes) => {
    expect(correctionIn(words)).toEqual({ is, isNot: CONTESTED, resumes });
  });

  test('a false alarm is none of what would call for a person', () => {
    expect(correctionIn('Fausse alerte, on reprend')).toMatchObject({
      is: [],
      isNot: expect.arrayContaining(['insolvency-proceedings', 'refusal']),
      resumes: true,
    });
  });

  test.each([
    'C’est une contestation ?',
    'Si c’est une contestation, on attend',
    'Je ne sais pas si c’est une contestation',
    'OK',
    'NON',
    'REPRENDRE',
    'C’est bon, envoyez',
    'C’est payé',
    'PAYÉ 1 200 € le 12/11',
    'Le virement est arrivé',
    'C’est une bonne lettre',
    'ATTENDRE quinze jours',
    `Madame, Monsieur, nous prenons note de ce que c’est une contestation. ${'Nous y répondrons en détail. '.repeat(14)}`,
  ])('« %s » puts no reading right', (words) => {
    expect(correctionIn(words)).toBeNull();
  });
});
