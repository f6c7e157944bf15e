/** What `read` says of a mail: to a person, and to a program. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readingAsJson } from '../../src/commands/read/as-json.ts';
import { readingInWords } from '../../src/commands/read/in-words.ts';
import { mailFiles } from '../../src/commands/read/mail-files.ts';
import { underlined } from '../../src/commands/read/underlined.ts';
import { unreadableAsJson, unreadableInWords } from '../../src/commands/read/unreadable.ts';
import type { Asker } from '../../src/commands/read/what-would-follow.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { cents } from '../../src/law/money.ts';
import { type Authenticity, INTENTS, type Intent, type Reading } from '../../src/reading/reading.ts';
import { loadRules } from '../../src/rules.ts';
import { calling } from './calling.ts';

const unproven: Authenticity = { verdict: 'unproven', because: [] };
const rules = loadRules();
const asker: Asker = { writer: 'debtor', authenticity: unproven, rules };

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

const said = (intent: Intent) => ({ intent, quote: 'je vous règle 1 200 € vendredi' });

describe('to a person', () => {
  const told = readingInWords('R001.eml', promise, asker).replaceAll('\u00a0', ' ');

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

  const follows = (reading: Partial<Reading>, by: Partial<Asker> = {}) =>
    readingInWords('R.eml', { ...promise, ...reading }, { ...asker, ...by })
      .replace(/\s/g, ' ')
      .replace(/^.*Ce qui se passerait/, '');

  test('what would follow is what the daemon decides', () => {
    expect(follows({})).toMatch(/Rappels suspendus jusqu’au 2 décembre 2026 : le débiteur a promis un paiement\./);
    expect(follows({})).toMatch(/Courrier n° 2 rédigé : confirmation de la promesse de paiement, qui part sans autre accord\./);
    const disputed = follows({ intents: ['dispute-service'], statements: [said('dispute-service')] });
    expect(disputed).toMatch(/Facture exemple mise à part \(contestation de la prestation\)\..*Remis à l’associé/);
    expect(disputed).toMatch(/accusé de réception des observations, en attente d’un accord \(associé\)\./);
    expect(follows({ intents: ['unrelated-or-spam'], statements: [] })).toMatch(/mis de côté et figure dans le résumé du jour\./);
    expect(follows({}, { authenticity: { verdict: 'forged', because: [] } })).toMatch(/L’expéditeur est contrefait/);
  });

  test('a member learns what her own role may do', () => {
    const payment = { claimReference: null, amountCents: cents(120_000), date: null, method: null, full: false, rejected: false };
    const reported = { kind: 'payment', payment } as const;
    expect(follows(reported, { writer: 'staff' })).toMatch(
      /Paiement annoncé par le cabinet.*à son auteur : un paiement à vérifier sur le compte\./,
    );
    expect(follows(reported, { writer: 'partner' })).toMatch(/Paiement reçu : 1 200,00 €.*Dossier clos : payé\./);
    const answer = { decision: 'approve', word: 'closed-list', editedText: null, until: null } as const;
    expect(follows({ kind: 'answer', answer }, { writer: 'partner' })).toMatch(/Courrier n° 3 approuvé par jean@petit\.example/);
    const corrects = { kind: 'unrelated', ownWords: 'Ce n’est pas une contestation, reprendre.' } as const;
    expect(follows(corrects, { writer: 'partner' })).toMatch(/La lecture du dernier message du débiteur est corrigée/);
    const fact = { kind: 'unrelated', ownWords: 'Erreur : montant 680 €' } as const;
    expect(follows(fact, { writer: 'staff' })).toMatch(/Cet élément du dossier est corrigé si un associé l’écrit/);
  });

  test.each(INTENTS)('%s is told without a word of code', (intent) => {
    const bounce = {
      kind: 'failure',
      recipient: null,
      status: null,
      permanent: true,
      reason: 'user-unknown',
      originalMessageId: null,
    } as const;
    const automatic = { kind: 'out-of-office', until: isoDate('2026-12-01') } as const;
    const read = { ...promise, intents: [intent], statements: [said(intent)], because: [intent] };
    for (const reading of [read, { ...read, kind: 'bounce', bounce }, { ...read, kind: 'automatic', automatic }] as const)
      expect(readingInWords('R.eml', reading, asker).replace(/non-remise/gi, '')).not.toMatch(/[a-z]-[a-z]/);
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

  test('they are told in that order, however many are read at once, and one that is unreadable is a failure', async () => {
    const names = ['orange-fr-refusal.eml', 'gmail-fr-promise.eml', 'outlook-fr-dispute.eml', 'none.eml', 'gmail-fr-forward.eml'];
    const mails = fileURLToPath(new URL('../mails/', import.meta.url));
    const { status, told } = await calling('read', '--json', ...names.map((name) => join(mails, name)));
    const read = told
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(read).toMatchObject(names.map((file) => ({ file })));
    expect(read[1]).toMatchObject({ intents: ['promise-to-pay'] });
    expect(read[3]).toMatchObject({ kind: 'unreadable', reason: 'no-such-file' });
    expect(status).toBe(1);
  });
});
