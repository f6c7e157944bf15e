/** Readings put right become cases that `score` reads, without the names of anybody. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { ClaimId, MailId } from '../../src/claim/claim-events.ts';
import { lessonFrom } from '../../src/commands/lessons/lesson.ts';
import type { CorrectedReading } from '../../src/database/corrected-readings.ts';
import type { Intent } from '../../src/reading/reading.ts';
import { day, nothingSaid } from '../claim/given.ts';
import { calling } from './calling.ts';

const folder = mkdtempSync(join(tmpdir(), 'amiable-lessons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WORDS =
  'Bonjour Mme Vernier, Paul Kerbrat à l’appareil : je conteste la note 2026-118. Rappelez-moi au 06 12 34 56 78 ou à paul@kerbrat.example.';

function corrected(words: string, intents: readonly Intent[]): CorrectedReading {
  const promise = { amountCents: null, date: day('2026-09-18'), instalments: null };
  return {
    reading: {
      ...nothingSaid,
      kind: 'reply',
      writtenOn: day('2026-09-15'),
      from: { name: 'Paul Kerbrat', address: null },
      ownWords: words,
      promise,
    },
    authenticity: 'authentic',
    sender: 'paul@kerbrat.example',
    subject: 'Re: Rappel',
    received: new Date('2026-09-15T10:00:00Z'),
    correction: {
      kind: 'StatementCorrected',
      on: day('2026-09-16'),
      mail: 'mail-1' as MailId,
      intents,
      by: 'h@marchand.example',
    },
    claim: { id: 'c1' as ClaimId, reference: 'MA-2026-0001', debtorName: 'EURL Menuiserie Kerbrat', balanceCents: null },
  };
}

async function scoreOf(...cases: readonly object[]): Promise<{ readonly status: number; readonly told: string }> {
  const file = join(folder, 'lessons.jsonl');
  writeFileSync(file, cases.map((one) => JSON.stringify(one)).join('\n'));
  return calling('score', file);
}

describe('a reading put right', () => {
  test('is a case without name, address, telephone or reference', () => {
    const { body, id } = lessonFrom(corrected(WORDS, ['dispute-service']), ['Camille Vernier']);
    expect(`${body}${id}`).not.toMatch(/Vernier|Kerbrat|Paul|2026-118|06 12|@|mail-1/);
    expect(body).toContain('je conteste la note');
  });

  test('says what it was corrected to, and whether a person is needed', () => {
    expect(lessonFrom(corrected(WORDS, ['dispute-service']), []).expected).toMatchObject({
      intents: ['dispute-service'],
      escalate: true,
      promise: null,
    });
    expect(lessonFrom(corrected('Je paie vendredi.', ['promise-to-pay']), []).expected).toMatchObject({
      escalate: false,
      promise: { date: '2026-09-18' },
    });
  });

  test('is measured by score: missed alarms fail it, a false one is named', async () => {
    const dispute = 'Nous contestons cette facture : la prestation n’a pas été faite.';
    const known = lessonFrom(corrected(dispute, ['dispute-service']), []);
    const falseAlarm = { ...lessonFrom(corrected(dispute, []), []), id: 'false-alarm' };
    const thanks = lessonFrom(corrected('Bien reçu, merci.', []), []);
    const { status, told } = await scoreOf(known, falseAlarm, thanks);
    expect(status).toBe(0);
    expect(told).toContain('Première intention juste : 2 sur 3');
    expect(told).toContain('false-alarm rien lu dispute-service');
    const missed = lessonFrom(corrected('Je paie vendredi.', ['dispute-service']), []);
    expect((await scoreOf(missed)).status).toBe(1);
  });
});
