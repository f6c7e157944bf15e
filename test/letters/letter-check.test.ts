/** What a letter to a debtor may say: courteous firmness passes, the rest is named with the words at fault. */
import { describe, expect, test } from '@jest/globals';
import { cadencesFrom } from '../../src/claim/cadence.ts';
import { LETTER_TEMPLATES } from '../../src/claim/claim-events.ts';
import type { Situation } from '../../src/claim/situation.ts';
import { CONFIG_FOLDER, readYaml } from '../../src/config/yaml-file.ts';
import { sampleLetter, type Variant } from '../../src/demo/sample-letters.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { cents } from '../../src/law/money.ts';
import { ratesFrom } from '../../src/law/rates.ts';
import { checkLetter, type LetterPhrase, type LetterToCheck, letterPhrasesFrom } from '../../src/letters/letter-check.ts';
import { letterFaults } from '../../src/letters/letter-faults.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { findingsIn, letterToCheck } from '../../src/letters/what-may-stand.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';

const phrases = letterPhrasesFrom(readYaml(`${CONFIG_FOLDER}letter-phrases.yaml`));
const paper = await loadPaper();

const plain: LetterToCheck = {
  template: 'courtesy-reminder',
  subject: 'Rappel de courtoisie – Réf. AM-2026-0007',
  text: '',
  on: null,
  demands: false,
  totalCents: null,
  amounts: [cents(1_200_00)],
  deadline: null,
  debtorKind: 'professional',
  profession: 'other',
  ownFees: true,
  iban: 'FR7630006000011234567890189',
  openSteps: [],
  names: [],
  partners: false,
  framed: true,
  timeBarred: null,
};

function codes(letter: Partial<LetterToCheck>) {
  return checkLetter({ ...plain, ...letter }, phrases).map((fault) => fault.code);
}

/** A letter to which the phrase applies. */
function under(phrase: LetterPhrase, text: string): readonly string[] {
  const profession = phrase.professions?.[0] ?? 'other';
  return checkLetter({ ...plain, text, profession, debtorKind: phrase.debtors?.[0] ?? 'professional' }, [phrase]).map(
    (fault) => fault.code,
  );
}

const MANY: readonly Variant[] = [
  {},
  { paid: 300_00 },
  { client: true },
  { client: true, kind: 'consumer', byPost: true },
  { kind: 'consumer', paid: 300_00 },
  { kind: 'non-professional' },
  { kind: 'public' },
  { itemKind: 'refund' },
  { itemKind: 'balance', client: true },
];
const IN_BOTH = MANY.flatMap((variant) => [variant, { ...variant, language: 'en' as const }]);

describe('every phrase is shown by examples, in both directions', () => {
  const cases = phrases.flatMap((phrase) => phrase.examples.map((example) => [phrase.code, example, phrase] as const));
  test.each(cases)('%s is seen in: %s', (code, example, phrase) => {
    expect(under(phrase, example).filter((found) => found === code)).not.toEqual([]);
  });

  const counters = phrases.flatMap((phrase) => phrase.counterExamples.map((example) => [phrase.code, example, phrase] as const));
  test.each(counters)('%s is not seen in: %s', (code, example, phrase) => {
    expect(under(phrase, example).filter((found) => found === code)).toEqual([]);
  });
});

describe('what one would rather write', () => {
  const betters = phrases.flatMap(({ code, better }) => (better === null ? [] : [[code, better] as const]));
  test.each(betters)('instead of %s finds no fault itself: %s', (_, better) => expect(codes({ text: better })).toEqual([]));
});

describe('our own letters', () => {
  const letters = LETTER_TEMPLATES.flatMap((template) => IN_BOTH.map((variant) => [template, variant] as const));

  test.each(letters)('%s %j pass whole', (template, variant) => {
    const { letter, context } = sampleLetter(template, variant);
    const rendered = paper.letter(template, letterFields(letter, context));
    expect(letterFaults(letterToCheck(letter, rendered, context), phrases)).toEqual([]);
  });
});

describe('our own letters, whatever the profession', () => {
  test.each([
    'avocat',
    'medecin',
    'notaire',
    'expert-comptable',
    'other',
  ] as const)('of a practice of kind %s pass whole', (profession) => {
    for (const template of LETTER_TEMPLATES.filter((one) => one !== 'partner-words')) {
      for (const client of [false, true]) {
        const sample = sampleLetter(template, { client });
        const context = { ...sample.context, practice: { ...sample.context.practice, profession } };
        const rendered = paper.letter(template, letterFields(sample.letter, context));
        expect(letterFaults(letterToCheck(sample.letter, rendered, context), phrases)).toEqual([]);
      }
    }
  });
});

describe('sums, days and accounts', () => {
  test('a sum that is not the ledger’s blocks the letter, and is quoted', () => {
    expect(checkLetter({ ...plain, text: 'Merci de régler 1 250,00 € pour la facture de 1 200 €.' }, phrases)).toEqual([
      {
        code: 'amount-not-in-ledger',
        severity: 'block',
        quote: '1 250,00 €',
        text: '«\u00a01 250,00 €\u00a0»\u00a0: cette somme n’est pas celle du décompte',
      },
    ]);
  });

  test.each(['1 200 €', '1 200,00 €', '1200 euros', '1.200,00 EUR', '1 200,00 €'])('%s is the ledger’s 1 200,00 €', (sum) => {
    expect(codes({ text: `La somme de ${sum} reste due.` })).toEqual([]);
  });

  test('the sum asked for must stand in the letter', () => {
    expect(codes({ text: 'Merci de régler votre facture.', totalCents: cents(1_200_00) })).toEqual(['total-missing']);
  });

  const deadline = isoDate('2026-12-09');
  const total = { totalCents: cents(1_200_00), deadline };
  test.each([
    ['Merci de régler 1 200 € au plus tard le mercredi 9 décembre 2026.', []],
    ['Merci de régler 1 200 € avant le 9/12.', []],
    ['Merci de régler 1 200 €.', ['deadline-missing']],
    ['Merci de régler 1 200 € au plus tard le 10 décembre 2026.', ['other-deadline']],
    ['Je vous répondrai avant le 1er décembre. Merci de régler 1 200 € au plus tard le 9 décembre 2026.', []],
    ['Merci de régler 1 200 € avant le 1er décembre, ou au plus tard le 9 décembre 2026.', ['several-deadlines']],
    ['Facture du 1er août 2026, arrêtée au 24 novembre 2026 : 1 200 € au plus tard le 9 décembre 2026.', []],
  ])('%s', (text, found) => {
    expect(codes({ text, ...total })).toEqual(found);
  });

  test('bank details that are not the creditor’s block it, however they are spaced', () => {
    expect(codes({ text: 'IBAN : FR76 3000 6000 0112 3456 7890 189' })).toEqual([]);
    expect(codes({ text: 'IBAN : DE89 3704 0044 0532 0130 00' })).toEqual(['foreign-iban']);
    expect(codes({ text: 'IBAN FR1420041010050500013M02606' })).toEqual(['foreign-iban']);
  });
});

describe('a letter in English', () => {
  test.each([
    ['€1,200.00', []],
    ['EUR 1,200', []],
    ['1,200 euros', []],
    ['€1,250.00', ['amount-not-in-ledger']],
    ['€120.00', ['amount-not-in-ledger']],
  ])('states the sum of %s', (sum, found) => {
    expect(codes({ text: `The sum of ${sum} remains due.` })).toEqual(found);
  });

  const total = { totalCents: cents(1_200_00), deadline: isoDate('2026-12-09') };
  test.each([
    ['Please pay €1,200.00 no later than Wednesday 9 December 2026.', []],
    ['Please pay €1,200.00 by December 9, 2026.', []],
    ['Please pay €1,200.00 by the 9th of December.', []],
    ['Please pay €1,200.00.', ['deadline-missing']],
    ['Please pay €1,200.00 by 10 December 2026.', ['other-deadline']],
    ['We will reply to you by 1 December. Please pay €1,200.00 by 9 December 2026.', []],
    ['Please pay €1,200.00 before 1 December, or by 9 December 2026 at the latest.', ['several-deadlines']],
  ])('%s', (text, found) => {
    expect(codes({ text, ...total })).toEqual(found);
  });

  test('gives one real business day to come, and the day of the week it is', () => {
    const on = isoDate('2026-11-24');
    const faults = (day: string) => {
      const text = `Please pay your invoice no. F-118 of 1 August 2026, €1,200.00, no later than ${day}.`;
      return letterFaults({ ...plain, text, on, demands: true }, phrases).map(({ code }) => code);
    };
    expect(faults('Wednesday 9 December 2026')).toEqual([]);
    expect(faults('Tuesday 9 December 2026')).toEqual(['deadline-weekday']);
    expect(faults('31 November 2026')).toEqual(['deadline-not-a-day']);
    expect(faults('Sunday 13 December 2026')).toEqual(['deadline-not-business-day']);
  });

  test('claims neither what falls due later nor what is time-barred', () => {
    const on = isoDate('2026-11-24');
    const faults = (due: string) => {
      const text = `Please pay our invoice no. F-118, due on ${due}, €1,200.00, no later than 9 December 2026.`;
      return letterFaults({ ...plain, text, on, demands: true }, phrases).map(({ code }) => code);
    };
    expect(faults('31 August 2026')).toEqual([]);
    expect(faults('30 November 2026')).toEqual(['not-due']);
    expect(faults('1 March 2020')).toEqual(['time-barred']);
  });

  test('what is innocent in French is not taken for English', () => {
    expect(codes({ text: 'Un délai plus court vous est-il possible pour la session de mai ?' })).toEqual([]);
    expect(codes({ text: 'The court could decide.' })).toEqual(['step-not-open']);
  });

  test('a word of both languages is named once', () => {
    expect(codes({ text: 'The police will come.' })).toEqual(['threat']);
  });
});

describe('whose words, about whom', () => {
  test('names and letterhead are not judged', () => {
    const names = ['Garage de la Police', 'SELARL au capital de 40 000 €'];
    expect(codes({ text: 'Garage de la Police\nSELARL au capital de 40 000 €', names })).toEqual([]);
    expect(codes({ text: 'Nous irons à la police.', names })).toEqual(['threat']);
  });

  test.each([
    'professional',
    'consumer',
    'non-professional',
    'public',
  ] as const)('T-21 « frais de recouvrement 15 € » asked of a %s never leaves', (debtorKind) => {
    const faults = checkLetter({ ...plain, debtorKind, text: 'Frais de recouvrement : 15 €', amounts: [cents(15_00)] }, phrases);
    expect(faults.map(({ code, severity }) => [code, severity])).toEqual([['unlawful-fee', 'block']]);
  });

  test('words of care are held back for a doctor alone', () => {
    const text = 'Votre consultation du 3 mars';
    expect(codes({ text, profession: 'medecin' })).toEqual(['medical']);
    expect(codes({ text, profession: 'avocat', ownFees: false })).toEqual([]);
  });

  test('the fixed indemnity is asked of professionals alone', () => {
    const text = 'L’indemnité forfaitaire pour frais de recouvrement est due.';
    expect(codes({ text })).toEqual([]);
    expect(codes({ text, debtorKind: 'consumer' })).toEqual(['unlawful-indemnity']);
  });

  test('a step that is open may be named in the conditional', () => {
    const text = 'Le bâtonnier pourrait être saisi.';
    expect(codes({ text })).toEqual(['step-not-open']);
    expect(codes({ text, openSteps: ['bar-president'] })).toEqual([]);
    expect(codes({ text: 'Nous saisirons le bâtonnier.', openSteps: ['bar-president'] })).toEqual(['step-announced']);
  });

  test('a partner’s own hand may name a step, which is remarked; she may not threaten', () => {
    const faults = (text: string) => checkLetter({ ...plain, template: 'partner-words', partners: true, text }, phrases);
    expect(faults('Une assignation pourrait être délivrée.').map((fault) => fault.severity)).toEqual(['style']);
    expect(faults('Nous préviendrons votre employeur.').map((fault) => fault.severity)).toEqual(['block']);
  });

  test('a line break or a typographic apostrophe hides nothing', () => {
    const [fault] = checkLetter({ ...plain, text: 'des frais\nd’huissier' }, phrases);
    expect(fault).toMatchObject({ code: 'unlawful-fee', quote: 'frais\nd’huissier' });
  });
});

describe('config/letter-phrases.yaml', () => {
  test('a pattern that cannot be read is named', () => {
    const shown = { examples: ['x'], counterExamples: ['y'] };
    const inEnglish = { ...shown, patterns: ['x'] };
    const one = { code: 'x', rule: 'R-1', severity: 'block', text: 'x', ...shown, inEnglish };
    expect(() => letterPhrasesFrom({ phrases: [{ ...one, patterns: ['(('] }] })).toThrow('((');
    expect(() => letterPhrasesFrom({ phrases: [{ ...one, patterns: ['x'], pattrens: [] }] })).toThrow('pattrens');
    expect(() => letterPhrasesFrom({ phrases: [{ ...one, patterns: ['x'], inEnglish: shown }] })).toThrow('patterns');
  });
});

describe('an edited text', () => {
  const { context, letter } = sampleLetter('courtesy-reminder');
  const { rates, cadence } = loadStanding();
  const situation: Situation = { ...context, rates, cadence, outOfDate: [], today: letter.asOf };
  const blocked = (words: string, author: 'partner' | 'staff' = 'partner') =>
    findingsIn(words, author, letter, situation, phrases).blocked;

  test('leaves with the ledger’s sums and courteous words', () => {
    expect(blocked('Madame,\n\nMerci de régler 1 200 € avant le vendredi 4 décembre. Bien à vous,\nHélène Marchand')).toEqual([]);
  });

  test('with remarks leaves on her word alone, and they say what one would rather write', () => {
    const { blocked, remarks } = findingsIn(
      'Madame,\n\nMerci de régler 1 200 € immédiatement.',
      'partner',
      letter,
      situation,
      phrases,
    );
    expect(blocked).toEqual([]);
    expect(remarks).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/immédiatement.*on écrirait plutôt/),
        expect.stringContaining('il manque ce qui a été convenu'),
      ]),
    );
  });

  test('does not leave with a threat, another sum or another account, and she is told why', () => {
    expect(blocked('Réglez 999 € ou la police viendra. IBAN DE89 3704 0044 0532 0130 00')).toEqual([
      '«\u00a0999 €\u00a0»\u00a0: cette somme n’est pas celle du décompte',
      '«\u00a0DE89 3704 0044 0532 0130 00\u00a0»\u00a0: ces coordonnées bancaires ne sont pas celles de la configuration',
      expect.stringMatching(
        /^«\u00a0police\u00a0»\u00a0: un courrier amiable ne menace pas\u00a0; on écrirait plutôt\u00a0: «\u00a0À défaut/,
      ),
    ]);
  });

  test('announces a procedure by a partner’s hand alone', () => {
    const announced = 'Faute de règlement, le cabinet saisira le tribunal dès la semaine prochaine.';
    expect(blocked(announced)).toEqual([]);
    expect(blocked(announced, 'staff').join()).toContain('au conditionnel');
  });
});

function loadStanding(): Pick<Situation, 'rates' | 'cadence'> {
  const cadence = cadencesFrom(readYaml(`${CONFIG_FOLDER}cadences.yaml`))[0]!;
  return { rates: ratesFrom(readYaml(`${CONFIG_FOLDER}rates.yaml`)), cadence };
}
