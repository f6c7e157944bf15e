/** What `letter-check` answers to a letter on standard input, to a program and to a person, and what it says of input that is none. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { givenLetterFrom } from '../../src/commands/letter-check/given-letter.ts';
import { faultsInWords } from '../../src/commands/letter-check/told-faults.ts';
import { FaultyFile } from '../../src/config/faults.ts';

const run = (input: string, ...args: string[]) =>
  spawnSync(process.execPath, ['src/main.ts', 'letter-check', ...args], {
    input,
    encoding: 'utf8',
    cwd: `${import.meta.dirname}/../..`,
  });

const letter = {
  subject: 'Votre facture n° 6',
  text: 'Madame,\nLa facture n° 6 du 1er septembre 2026, échue le 30 septembre 2026, reste impayée. Merci de régler 1 200,00 € au plus tard le 9 décembre 2026.\nCe message vient de l’assistant automatisé du cabinet.',
  on: '2026-11-24',
  creditor: { profession: 'avocat' },
  debtor: { kind: 'professional', name: 'SARL Cap Nautisme' },
  totalCents: 120_000,
  openSteps: ['order-for-payment', 'summons'],
};

function faultsOf(document: unknown): readonly string[] {
  try {
    givenLetterFrom(document);
  } catch (error) {
    if (error instanceof FaultyFile) return error.faults;
    throw error;
  }
  return [];
}

describe('to a program', () => {
  test('a courteous letter leaves, and nothing is found', () => {
    const { status, stdout } = run(JSON.stringify({ ...letter, creditor: { profession: 'other' } }), '--json');
    expect([status, JSON.parse(stdout)]).toEqual([0, { leaves: true, findings: [] }]);
  });

  test('a finding holds the letter: its code, whether it may be overridden, the very words, and why', () => {
    const text = `${letter.text}\nÀ défaut, la\u00a0police en sera avisée.`;
    const { status, stdout } = run(JSON.stringify({ ...letter, text }), '--json');
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      {
        leaves: false,
        findings: [
          {
            code: 'threat',
            severity: 'block',
            quote: 'police',
            text: expect.stringContaining('«\u00a0police\u00a0»\u00a0: un courrier amiable ne menace pas'),
          },
          {
            code: 'right-to-counsel-missing',
            severity: 'style',
            quote: null,
            text: expect.stringContaining('consulter un avocat'),
          },
        ],
      },
    ]);
  });
});

describe('to a person', () => {
  test('it may leave, it waits for a partner, or nobody may send it', () => {
    const remark = { code: 'familiar', severity: 'style', quote: '!', text: '« ! » : ponctuation sobre' } as const;
    const never = { code: 'threat', severity: 'block', quote: 'police', text: '« police » : sans menace' } as const;
    expect(faultsInWords([])).toBe('Ce courrier peut partir tel quel.\n');
    expect(faultsInWords([remark])).toBe(
      'Ce courrier attend la décision d’un associé.\n\nUn associé peut passer outre\n  - « ! » : ponctuation sobre\n',
    );
    expect(faultsInWords([remark, never])).toBe(
      'Ce courrier ne peut pas partir.\n\nPersonne ne peut passer outre\n  - « police » : sans menace\n\nUn associé peut passer outre\n  - « ! » : ponctuation sobre\n',
    );
    expect(run(JSON.stringify({ ...letter, creditor: null })).stdout).toBe('Ce courrier peut partir tel quel.\n');
  });
});

describe('input that is no letter', () => {
  test('every fault is named at once', () => {
    const faults = faultsOf({
      subject: 3,
      on: '24/11/2026',
      creditor: { profession: 'plombier' },
      debtor: { kind: 'alien', name: 4 },
      totalCents: -1,
      openSteps: ['prison'],
      totalCent: 5,
    });
    for (const [index, words] of [
      /^subject : .*« 3 »/,
      /^text : .*rien n’est écrit/,
      /^on : .*24\/11\/2026/,
      /^creditor › profession : .*notaire ou other.*plombier/,
      /^debtor › kind : .*« alien »/,
      /^debtor › name : /,
      /^totalCents : .*« -1 »/,
      /^openSteps n° 1 : .*order-for-payment.*« prison »/,
      /^totalCent : cette clé n’existe pas/,
    ].entries())
      expect(faults[index]).toMatch(words);
    expect(faults).toHaveLength(9);
  });

  test('a text is enough; the rest may be absent or null', () => {
    expect(faultsOf({ text: 'Bonjour' })).toEqual([]);
    expect(faultsOf({ text: 'Bonjour', on: null, creditor: null, debtor: null, totalCents: null, openSteps: null })).toEqual([]);
    expect(faultsOf({ text: ' ' })).toHaveLength(1);
  });

  test.each([
    ['', 'rien n’est écrit'],
    ['Madame, Monsieur', 'ce n’est pas du JSON'],
    ['[]', 'un objet JSON'],
  ])('given %j it says what is wrong, and ends with 1', (input, words) => {
    const { status, stdout, stderr } = run(input, '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
  });
});
