/** What `read` says of a mail: to a person, and to a program. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readingAsJson, unreadableAsJson } from '../../src/commands/read/as-json.ts';
import { readingInWords, unreadableInWords } from '../../src/commands/read/in-words.ts';
import { mailFiles } from '../../src/commands/read/mail-files.ts';
import { underlined } from '../../src/commands/read/underlined.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { cents } from '../../src/law/money.ts';
import type { Authenticity, Reading } from '../../src/reading/reading.ts';

const unproven: Authenticity = { verdict: 'unproven', because: [] };

const promise: Reading = {
  kind: 'reply',
  claimReference: 'MR-2026-0007',
  language: 'fr',
  writtenOn: isoDate('2026-11-23'),
  from: { name: 'Jean Petit', address: 'jean@petit.example' },
  ownWords: 'Bonjour,\nje vous règle 1 200 € vendredi.\nCordialement,',
  forwarded: null,
  intents: ['promise-to-pay'],
  statements: [{ intent: 'promise-to-pay', quote: 'je vous règle 1 200 € vendredi' }],
  escalate: false,
  because: [],
  promise: { amountCents: cents(120_000), date: isoDate('2026-11-27'), instalments: null },
  paid: null,
  acknowledgesDebt: true,
  badFaith: false,
  bounce: null,
  automatic: null,
  call: null,
  payment: null,
  newClaim: null,
  request: null,
  answer: null,
  attachments: [],
};

describe('to a person', () => {
  const told = readingInWords('R001.eml', promise, unproven).replaceAll('\u00a0', ' ');

  test('each quote is underlined where it stands, with what it means', () => {
    expect(told).toContain(
      ['    │ je vous règle 1 200 € vendredi.', `    │ ${'‾'.repeat(30)} promesse de paiement`, '    │ Cordialement,'].join('\n'),
    );
  });

  test('who wrote, the amount, the day and from when it was counted', () => {
    expect(told).toMatch(/Nature {2,}réponse d’un débiteur/);
    expect(told).toMatch(/Auteur des mots {2}Jean Petit <jean@petit\.example>/);
    expect(told).toMatch(/Promis {2,}1 200,00 €, pour le vendredi 27 novembre 2026 \(compté depuis le 23 novembre 2026\)/);
    expect(told).toMatch(/Expéditeur {2,}non prouvé/);
  });

  test('what would follow, and why', () => {
    expect(told).toMatch(/Les relances attendent le jour promis, .*\. Parce que : promesse de paiement\.\n$/);
    const disputed: Reading = { ...promise, intents: ['dispute-service'], escalate: true, because: ['dispute-service'] };
    expect(readingInWords('R002.eml', disputed, unproven)).toMatch(
      /Un associé décide, et rien ne part avant lui, parce que : contestation de la prestation\.\n +Les relances s’arrêtent et les sommes contestées sont gelées\.\n$/,
    );
  });

  test('a quote over two lines is underlined on both', () => {
    const statements = [{ intent: 'refusal', quote: 'je ne\npaierai pas' }] as const;
    expect(underlined('Non, je ne\npaierai pas.', statements)).toEqual([
      'Non, je ne',
      '     ‾‾‾‾‾',
      'paierai pas.',
      '‾‾‾‾‾‾‾‾‾‾‾ refus de payer',
    ]);
  });

  test('an unreadable mail says why', () => {
    expect(unreadableInWords('X.eml', 'encrypted')).toBe(
      'X.eml\n  Illisible : il est chiffré. Le message serait conservé tel quel et signalé au cabinet.\n',
    );
  });
});

describe('to a program', () => {
  test('one line holds every key, absent ones as null', () => {
    const line = readingAsJson('R001.eml', promise, unproven);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ file: 'R001.eml', ...promise, authenticity: unproven });
  });

  test('what only the daemon needs stays out', () => {
    const answered: Reading = {
      ...promise,
      kind: 'answer',
      answer: { decision: 'approve', word: 'clear', editedText: null, until: null },
    };
    expect(JSON.parse(readingAsJson('A.eml', answered, unproven)).answer).toEqual({
      decision: 'approve',
      editedText: null,
      until: null,
    });
  });

  test('an unreadable mail has its reason', () => {
    expect(JSON.parse(unreadableAsJson('X.eml', 'broken'))).toEqual({ file: 'X.eml', kind: 'unreadable', reason: 'broken' });
  });
});

describe('which mails are read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amiable-read-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('files by their name, folders in order with what is below, and what is missing is said', async () => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['c.eml', 'a.EML', 'b/d.eml', 'notes.txt']) writeFileSync(join(folder, name), name);
    const found: string[] = [];
    for await (const file of mailFiles([folder, join(folder, 'c.eml'), join(folder, 'none.eml')])) {
      found.push(file.raw === null ? `${file.name}: ${file.reason}` : `${file.name}: ${file.raw}`);
    }
    expect(found).toEqual(['a.EML: a.EML', 'b/d.eml: b/d.eml', 'c.eml: c.eml', 'c.eml: c.eml', 'none.eml: no-such-file']);
  });
});
