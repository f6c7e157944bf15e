/** What `score` counts, and when it fails. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { calling } from './calling.ts';

const folder = mkdtempSync(join(tmpdir(), 'amiable-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOTHING = { promise: null, paid: null, acknowledges_debt: false, bad_faith: false };
const reply = (id: string, body: string, expected: object) => {
  const cut = body.split('\n\nDe :')[0];
  return { id, received: '2026-11-24T10:00:00+01:00', body, expected: { ...NOTHING, reply_text: cut, ...expected } };
};
const refusal = { intents: ['refusal'], escalate: true };

/** The exit status and what was printed. */
async function scored(name: string, ...cases: readonly object[]): Promise<{ readonly status: number; readonly told: string }> {
  const file = join(folder, name);
  writeFileSync(file, cases.map((one) => JSON.stringify(one)).join('\n'));
  return scoring(file);
}

async function scoring(path: string): Promise<{ readonly status: number; readonly told: string }> {
  return calling('score', path);
}

test('a reply is read whole, quoted mail and all, and its own words are compared', async () => {
  const body =
    'Non, je ne paierai pas.\n\nDe : Cabinet <creances@cabinet.example>\nEnvoyé : lundi 23 novembre 2026 10:00\nObjet : Rappel\n\nMerci de régler.';
  const { status, told } = await scored('whole.jsonl', reply('W1', body, refusal));
  expect(told).toMatch(/Première intention juste : 1 sur 1/);
  expect(told).toMatch(/Mots de l’auteur, exacts : 1 sur 1/);
  expect(status).toBe(0);
});

test('a refusal labelled so and read as something else is named, and fails the run', async () => {
  const { status, told } = await scored('missed.jsonl', reply('M1', 'Je paie vendredi.', refusal));
  expect(told).toMatch(/1 × refusal lue comme promise-to-pay/);
  expect(told).toMatch(/Remises à l’associé manquées : 1 sur 1 M1/);
  expect(status).toBe(1);
});

test('members’ mails are counted apart, fact by fact', async () => {
  const call = {
    id: 'C1',
    received: '2026-11-24T10:00:00+01:00',
    from_role: 'staff',
    from: 'Camille <camille@cabinet.example>',
    subject: 'appel',
    body: 'Eu M. Tanguy au téléphone ce matin, MR-2026-0001 : il règle 300 € le 4 décembre.',
    context: 'call_note',
    expected: {
      kind: 'call_note',
      dossier: 'MR-2026-0001',
      outcome: 'commitment',
      amount_cents: 30000,
      promise_date: '2026-12-05',
    },
  };
  const { told } = await scored('members.jsonl', call);
  expect(told).toMatch(/Nature juste : 1 sur 1/);
  expect(told).toMatch(/Faits justes : 3 sur 4/);
  expect(told).toMatch(/C1 promise_date : "2026-12-05" lu "2026-12-04"/);
});

test('a line that is no case is named with what it lacks', async () => {
  expect((await scored('faulty.jsonl', { id: 'X' })).status).toBe(2);
});

test('a folder of whole mails is scored by what is expected beside each, and pretenders apart', async () => {
  const inbox = join(folder, 'inbox');
  mkdirSync(join(inbox, 'spoofs'), { recursive: true });
  const lay = (name: string, expected: object) => {
    cpSync('test/mails/gmail-fr-promise.eml', join(inbox, `${name}.eml`));
    writeFileSync(join(inbox, `${name}.json`), JSON.stringify(expected));
  };
  lay('right', { kind: 'reply', forwarded: null, bounce: null, automatic: null });
  lay('wrong', { kind: 'bounce', bounce: { recipient: 'a@b.example', permanent: true }, ownWords: 'Rien.' });
  const given = { members: [], authservId: 'mx.cabinet.example', proofs: ['receiver-verdict'], txt: {} };
  writeFileSync(join(inbox, 'spoofs', 'given.json'), JSON.stringify(given));
  lay('spoofs/pretender', { accepted: false });

  const { status, told } = await scoring(inbox);
  expect(status).toBe(0);
  expect(told).toMatch(/Faits justes : 4 sur 8/);
  expect(told).toMatch(/Avis de non-remise reconnus : 0 sur 1 .* wrong/);
  expect(told).toMatch(/Mots d’un autre pris pour les siens : 1 wrong/);
  expect(told).toMatch(/Faux transferts : 0 sur 1/);
  expect(told).toMatch(/Imposteurs écartés : 1 sur 1/);
});
