/** What letters are filled with: whose name, which law, which sums, which bank details. */
import { describe, expect, test } from '@jest/globals';
import type { Letter } from '../../src/claim/claim-events.ts';
import type { Practice } from '../../src/claim/practice.ts';
import { sampleLetter, type Variant } from '../../src/demo/sample-letters.ts';
import { FRENCH } from '../../src/letters/french-words.ts';
import { type LetterContext, letterFields, salutation } from '../../src/letters/letter-fields.ts';

const NB = '\u00a0';

function fields(
  template: Letter['template'],
  variant: Variant = {},
  letter: Partial<Letter> = {},
  practice: Partial<Practice> = {},
) {
  const sample = sampleLetter(template, variant);
  const context: LetterContext = { ...sample.context, practice: { ...sample.context.practice, ...practice } };
  return letterFields({ ...sample.letter, ...letter }, context);
}

describe('a demand', () => {
  test('of the principal shows the principal only', () => {
    expect(fields('courtesy-reminder').lines).toEqual([
      {
        label: `Note d’honoraires n°${NB}F-2026-0118 du 1er août 2026`,
        detail: 'échue le 31 août 2026',
        amount: `1${NB}200,00${NB}€`,
      },
    ]);
  });

  test('of the whole shows interest with its rate and days, and the indemnity, each on its line', () => {
    const { lines, total } = fields('formal-notice');
    expect(lines).toEqual([
      {
        label: `Note d’honoraires n°${NB}F-2026-0118 du 1er août 2026`,
        detail: 'échue le 31 août 2026',
        amount: `1${NB}200,00${NB}€`,
      },
      {
        label: 'Intérêts de retard',
        detail: `du 1er septembre 2026 au 24 novembre 2026, 85 jours à 12,40${NB}% sur 1${NB}200,00${NB}€`,
        amount: `34,65${NB}€`,
      },
      { label: 'Indemnité forfaitaire pour frais de recouvrement', detail: '', amount: `40,00${NB}€` },
    ]);
    expect(total).toBe(`1${NB}274,65${NB}€`);
  });

  test.each([
    {},
    { paid: 300_00 },
    { kind: 'consumer' },
    { kind: 'public', paid: 500_00 },
  ] as readonly Variant[])('its lines add up to its total: %j', (variant) => {
    const { lines, total } = fields('formal-notice', variant);
    const cents = (words: unknown) => Number(String(words).replace(/\D/g, ''));
    expect((lines as readonly { amount: string }[]).reduce((sum, line) => sum + cents(line.amount), 0)).toBe(cents(total));
  });

  test('demands the items at its own stage and recalls the others', () => {
    const { others } = fields('second-reminder');
    expect(others).toEqual([
      {
        label: `Note d’honoraires n°${NB}F-2026-0131 du 20 septembre 2026`,
        detail: 'échue le 20 octobre 2026',
        amount: `480,50${NB}€`,
      },
    ]);
  });

  test('of one paid in part says what was billed and what was paid', () => {
    const { lines } = fields('courtesy-reminder', { kind: 'consumer', paid: 300_00 });
    expect(lines).toEqual([
      expect.objectContaining({
        detail: `échue le 31 août 2026, 1${NB}200,00${NB}€ dont 300,00${NB}€ déjà réglés`,
        amount: `900,00${NB}€`,
      }),
    ]);
  });

  test('says where a payment went when interest took a part of it', () => {
    const { lines, interestFirst } = fields('part-payment-received');
    expect(interestFirst).toBe('oui');
    expect(fields('courtesy-reminder', { kind: 'consumer', paid: 300_00 }).interestFirst).toBe('');
    expect(lines).toEqual([
      expect.objectContaining({
        detail: `échue le 31 août 2026, 1${NB}200,00${NB}€ dont 274,32${NB}€ déjà réglés, 25,68${NB}€ ayant été imputés sur les intérêts`,
      }),
      expect.anything(),
    ]);
  });

  test('has its day and its deadline in words', () => {
    expect(fields('courtesy-reminder')).toMatchObject({ asOf: '24 novembre 2026', deadline: 'mercredi 9 décembre 2026' });
  });

  test('names the reminders that left before it, with their days', () => {
    expect(fields('formal-notice').recalled).toBe('nos courriers des 5 et 19 octobre 2026');
    expect(fields('second-reminder', {}, { number: 2 }).recalled).toBe('notre courrier du 5 octobre 2026');
    expect(fields('courtesy-reminder', {}, { number: 1 }).recalled).toBe('');
  });
});

describe('which law a letter may cite', () => {
  test.each([
    ['professional', { professional: 'oui', public: '', civil: '', consumer: '' }],
    ['public', { professional: '', public: 'oui', civil: '', consumer: '' }],
    ['consumer', { professional: '', public: '', civil: 'oui', consumer: 'oui' }],
    ['non-professional', { professional: '', public: '', civil: 'oui', consumer: '' }],
  ] as const)('to a debtor who is %s', (kind, expected) => {
    expect(fields('formal-notice', { kind })).toMatchObject(expected);
  });

  test('a refund bears no penalty of trade, even between professionals', () => {
    const { letter, context } = sampleLetter('formal-notice');
    const lines = context.statement.lines.map((line) => ({ ...line, kind: 'refund' as const }));
    const found = letterFields(letter, { ...context, statement: { ...context.statement, lines } });
    expect(found).toMatchObject({ professional: '', civil: 'oui' });
    expect(found.lines).toEqual(expect.arrayContaining([expect.objectContaining({ label: 'Somme à rembourser (F-2026-0118)' })]));
  });
});

describe('what is said of an item', () => {
  const labelled = (ref: string, variant: Variant, profession: Practice['profession']) => {
    const { letter, context } = sampleLetter('courtesy-reminder', variant);
    const renamed = <T extends { readonly ref: string }>(one: T, index: number): T => (index === 0 ? { ...one, ref } : one);
    const found = letterFields(
      { ...letter, items: letter.items.map(renamed) },
      {
        ...context,
        practice: { ...context.practice, profession },
        claim: { ...context.claim, items: context.claim.items.map(renamed) },
        statement: { ...context.statement, lines: context.statement.lines.map(renamed) },
      },
    );
    return (found.lines as readonly { label: string }[])[0]?.label;
  };

  test('a label that tells of care or of the matter is left out; a number never is', () => {
    expect(labelled('Consultation du 3 mars', {}, 'medecin')).toBe('Facture d’honoraires du 1er août 2026');
    expect(labelled('Divorce 2026', {}, 'avocat')).toBe('Note d’honoraires du 1er août 2026');
    expect(labelled('NH 2026/04', {}, 'avocat')).toBe(`Note d’honoraires n°${NB}NH 2026/04 du 1er août 2026`);
    expect(labelled('FACT-2026-118', {}, 'medecin')).toBe(`Facture d’honoraires n°${NB}FACT-2026-118 du 1er août 2026`);
    expect(labelled('Chantier 12', { client: true }, 'avocat')).toBe(`Facture n°${NB}Chantier 12 du 1er août 2026`);
  });

  test('a practice’s own document has the name of its profession, a client’s is an invoice', () => {
    expect(labelled('2026-118', {}, 'avocat')).toMatch(/^Note d’honoraires n°/);
    expect(labelled('2026-118', {}, 'expert-comptable')).toMatch(/^Facture d’honoraires n°/);
    expect(labelled('2026-118', {}, 'notaire')).toMatch(/^Facture n°/);
    expect(labelled('2026-118', { client: true }, 'avocat')).toMatch(/^Facture n°/);
    expect(fields('courtesy-reminder').document).toBe('note d’honoraires');
  });

  test('the claim’s own reference, which stands for an unknown number, is not one', () => {
    expect(labelled('AM-2026-0007', {}, 'other')).toBe('Facture du 1er août 2026');
  });
});

describe('for whom the practice writes', () => {
  test('for itself: its own account, no counsel sentence', () => {
    expect(fields('courtesy-reminder')).toMatchObject({
      clientName: '',
      counsel: '',
      mandate: '',
      bankHolder: 'Marchand & Associés',
    });
  });

  test('a lawyer for a client: the client’s account, the right to consult a lawyer', () => {
    expect(fields('courtesy-reminder', { client: true })).toMatchObject({
      clientName: 'Voilerie Duval SARL',
      creditorName: 'Voilerie Duval SARL',
      counsel: 'oui',
      mandate: '',
      bankHolder: 'CARPA de Rennes',
      iban: 'FR14 2004 1010 0505 0001 3M02 606',
    });
  });

  test('another profession for a client: the mentions of the mandate', () => {
    expect(fields('courtesy-reminder', { client: true }, {}, { profession: 'expert-comptable' })).toMatchObject({
      counsel: '',
      mandate: 'oui',
    });
  });

  test('a letter’s facts replace neither sums nor bank details', () => {
    expect(fields('courtesy-reminder', {}, { facts: { iban: 'DE89', total: '1 €', reference: 'X' } })).toMatchObject({
      iban: 'FR76 3000 6000 0112 3456 7890 189',
      total: `1${NB}200,00${NB}€`,
      reference: 'AM-2026-0007',
    });
  });

  test('what may be the wrong person learns no name', () => {
    const found = fields('wrong-recipient-apology', { client: true, kind: 'consumer' });
    expect(found).toMatchObject({
      addressee: '',
      clientName: '',
      creditorName: 'Marchand & Associés',
      salutation: 'Madame, Monsieur',
    });
  });
});

describe('a letter in English', () => {
  const english = (template: Letter['template'], variant: Variant = {}) => {
    const { letter, context } = sampleLetter(template, { ...variant, language: 'en' });
    return letterFields(letter, context);
  };

  test('states the ledger line by line, what was paid and how it was set', () => {
    expect(english('formal-notice', { paid: 300_00 }).lines).toEqual([
      {
        label: 'Fee note no.\u00a0F-2026-0118 of 1\u00a0August 2026',
        detail: expect.stringMatching(/^due on 31\u00a0August 2026, €\d+\.\d\d of €1,200\.00 already paid$/),
        amount: expect.stringMatching(/^€\d+\.\d\d$/),
      },
      {
        label: 'Interest for late payment',
        detail: expect.stringMatching(
          /^from 1\u00a0September 2026 to .*\d days at 12\.40% on €1,200\.00, i\.e\. €\d+\.\d\d; from /,
        ),
        amount: expect.stringMatching(/^€\d+\.\d\d$/),
      },
      { label: 'Fixed compensation for recovery costs', detail: '', amount: '€40.00' },
    ]);
  });

  test('asks for a refund with its grounds, in the member’s own words', () => {
    const fields = english('courtesy-reminder', { itemKind: 'refund' });
    expect(fields).toMatchObject({ settle: 'refund', byTransfer: 'Refund by bank transfer', salutation: 'Dear Sir or Madam' });
    expect(fields.grounds).toEqual([
      {
        ground:
          'The sum of €2,000.00 was paid to you on 1\u00a0August 2026 for “la pose d’un ponton”. The part performed is valued at €800.00 (“deux journées de relevés, au prix du devis”): the remainder is to be refunded.',
      },
    ]);
  });

  test('is written from France: the country in the address, the telephone as dialled from abroad', () => {
    const { practiceAddress, contactPhone, neverChanged } = english('courtesy-reminder');
    expect(practiceAddress).toBe('12 rue de la Monnaie, 35000 Rennes, France');
    expect(contactPhone).toBe('+33\u00a02\u00a061\u00a091\u00a000\u00a000');
    expect(neverChanged).toContain(contactPhone);
  });

  test('recalls the letters before it, and calls what is owed to a client an invoice', () => {
    expect(english('formal-notice').recalled).toBe('our letters of 5 and 19 October 2026');
    expect(english('formal-notice', { client: true }).document).toBe('invoice');
  });
});

describe('how people are called', () => {
  test.each([
    ['Mme Louise Perrin', 'Madame'],
    ['M. Paul Kerbrat', 'Monsieur'],
    ['Monsieur Kerbrat', 'Monsieur'],
    ['M. et Mme Perrin', 'Madame, Monsieur'],
    ['Madame et Monsieur Perrin', 'Madame, Monsieur'],
    ['SARL Cap Nautisme', 'Madame, Monsieur'],
    ['MMA Assurances', 'Madame, Monsieur'],
    [null, 'Madame, Monsieur'],
  ])('%s: %s', (name, called) => {
    expect(salutation(name, FRENCH)).toBe(called);
  });

  test.each([
    ['avocat', 'Maître Hélène Marchand'],
    ['notaire', 'Maître Hélène Marchand'],
    ['medecin', 'Docteur Hélène Marchand'],
    ['expert-comptable', 'Hélène Marchand'],
  ] as const)('the partner of an %s is %s', (profession, called) => {
    expect(fields('observations-received', {}, {}, { profession }).partnerName).toBe(called);
  });

  test('by post the debtor writes to the inbox; by mail, answers', () => {
    expect(fields('date-asked').byReply).toBe('en répondant à ce message');
    expect(fields('date-asked', { byPost: true }).byReply).toBe('en écrivant à creances@marchand.example');
  });
});

describe('a demand that is no invoice', () => {
  const words = (variant: Variant, practice: Partial<Practice> = {}) => fields('formal-notice', variant, {}, practice);

  test('R-57: a refund tells what was paid, what was performed and on what ground, and bears neither interest nor indemnity', () => {
    const { grounds, lines, total, settle, professional, civil } = words({ itemKind: 'refund' });
    expect(grounds).toEqual([
      {
        ground: `La somme de 2${NB}000,00${NB}€ vous a été versée le 1er août 2026 pour la pose d’un ponton. La part exécutée est évaluée à 800,00${NB}€ (deux journées de relevés, au prix du devis)${NB}: le surplus est à rembourser.`,
      },
    ]);
    expect(lines).toEqual([expect.objectContaining({ amount: `1${NB}200,00${NB}€` })]);
    expect({ total, settle, professional, civil }).toEqual({
      total: `1${NB}200,00${NB}€`,
      settle: 'rembourser',
      professional: '',
      civil: 'oui',
    });
  });

  test('R-57: the balance of a contract names it, and bears neither interest nor indemnity', () => {
    const { grounds, total, settle } = words({ itemKind: 'balance' });
    expect(grounds).toEqual([
      {
        ground: `Le solde ci-dessous reste dû après la fin des relations contractuelles (contrat d’entretien n°${NB}12 du 3 mars 2025).`,
      },
    ]);
    expect({ total, settle }).toEqual({ total: `1${NB}200,00${NB}€`, settle: 'régler' });
  });

  test('R-42: a doctor’s says nothing of what was agreed or done', () => {
    const told = JSON.stringify(words({ itemKind: 'refund' }, { profession: 'medecin' }).grounds);
    expect(told).not.toMatch(/ponton|relevés/);
  });
});

describe('R-49: the mediator', () => {
  const mediator = 'Médiateur de la consommation, 1 rue de la Paix, 75002 Paris';
  const named = (template: Letter['template'], variant: Variant, intent: 'dispute-amount' | 'promise-to-pay') => {
    const { letter, context } = sampleLetter(template, variant);
    const said = [
      {
        on: letter.asOf,
        mail: 'm' as never,
        intents: [intent],
        statements: [],
        announcedProof: null,
        hasAttachments: false,
        language: null,
      },
    ];
    return letterFields(letter, { ...context, practice: { ...context.practice, mediator }, claim: { ...context.claim, said } })
      .mediator;
  };

  test('is named to a consumer who contested and is written to again', () => {
    expect(named('second-reminder', { kind: 'consumer' }, 'dispute-amount')).toBe(mediator);
  });

  test('is not named before, nor to a professional, nor for what is owed to a client', () => {
    expect(named('second-reminder', { kind: 'consumer' }, 'promise-to-pay')).toBe('');
    expect(named('observations-received', { kind: 'consumer' }, 'dispute-amount')).toBe('');
    expect(named('second-reminder', {}, 'dispute-amount')).toBe('');
    expect(named('second-reminder', { kind: 'consumer', client: true }, 'dispute-amount')).toBe('');
  });
});
