import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { claimByReference, loadClaim } from '../../src/database/claims.ts';
import { brokenChainAt, recordedEvents } from '../../src/database/events.ts';
import { HELENE, INBOX, KERBRAT, NAUTISME, PERRIN } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { BEGINS, play } from '../../src/demo/story.ts';
import { Teller } from '../../src/demo/teller.ts';
import { explainClaim } from '../../src/desk/explain.ts';
import { rebuild } from '../../src/desk/rebuild.ts';
import { isBusinessDay, isoDate, parisDay, parisTime } from '../../src/law/calendar.ts';
import { parseMail } from '../../src/outside/mime.ts';
import type { Mail } from '../../src/reading/mail.ts';
import { openStage } from './at-the-desk.ts';

export function wholeLoop(): void {
  let stage: Stage;
  const told: string[] = [];
  let sent: readonly { readonly to: string; readonly mail: Mail }[];

  beforeAll(async () => {
    stage = await openStage(BEGINS);
    await play(stage, new Teller(stage, (line) => told.push(line)));
    const fromUs = stage.relay.taken().filter((one) => one.user === INBOX);
    sent = await Promise.all(
      fromUs.map(async ({ raw, recipient }) => {
        const mail = await parseMail(raw);
        if ('unreadable' in mail) throw new Error(mail.reason);
        return { to: recipient, mail };
      }),
    );
  }, 120_000);
  afterAll(() => stage.close());

  const config = () => stage.desk.config.practices[0]!;
  const lettersTo = (address: string) => sent.filter((one) => one.to === address).map((one) => one.mail);
  /** The read model, row by row. */
  async function projected() {
    const { db } = stage.desk;
    return {
      claims: await db.selectFrom('claims').selectAll().orderBy('id').execute(),
      debtors: await db.selectFrom('debtors').selectAll().orderBy('id').execute(),
      clues: await db.selectFrom('clues').selectAll().orderBy('claim').orderBy('kind').orderBy('value').execute(),
    };
  }

  async function claim(reference: string) {
    const id = await claimByReference(stage.desk.db, config().practice.id, reference);
    return (await loadClaim(stage.desk.db, config().practice.id, id!)).claim;
  }

  describe('from a forwarded fee note to an approved answer', () => {
    test('the first debtor gets each letter once, in order', async () => {
      expect(lettersTo(NAUTISME.address).map((mail) => mail.subject.split(' – ')[0])).toEqual([
        'Rappel de courtoisie',
        'Second rappel',
        'Votre règlement annoncé',
        'Votre règlement annoncé pour le 30 septembre 2026',
        'Notre échange téléphonique',
        'Mise en demeure de payer',
      ]);
      expect(new Set(sent.map((one) => one.mail.messageId)).size).toBe(sent.length);
    });

    test('every letter to a debtor carries reference, human contact and the notice of an automated assistant', () => {
      for (const mail of [...lettersTo(NAUTISME.address), ...lettersTo(PERRIN.address)]) {
        expect(mail.text).toContain('MA-2026-000');
        expect(mail.text).toContain('Camille Vernier');
        expect(mail.text).toMatch(/assistant automatis/);
        expect(mail.headers.get('auto-submitted')).toEqual(['auto-generated']);
        expect(mail.replyTo[0]?.address).toMatch(/^creances\+[lq]\.[a-z2-7]{16}\.[a-z2-7]{26}@/);
      }
    });

    test('no letter leaves to a debtor on a Sunday, a holiday, or outside the hours, but answers', () => {
      for (const mail of lettersTo(NAUTISME.address)) {
        const day = parisDay(mail.date!);
        expect(isBusinessDay(day)).toBe(true);
        expect(parisTime(mail.date!) >= '09:00' && parisTime(mail.date!) < '18:00').toBe(true);
      }
    });

    test('the partner’s own text leaves exactly as she wrote it', () => {
      const [, letter] = lettersTo(KERBRAT.address);
      expect(letter?.text).toContain(
        'Nous avons bien reçu vos deux messages des 22 et 24 septembre 2026, qui ne s’accordent pas entre eux.\nJe vous remercie de m’adresser, d’ici au 9 octobre 2026, la preuve du paiement que vous évoquez, ou vos observations sur la prestation.',
      );
      expect(lettersTo(KERBRAT.address)).toHaveLength(2);
    });

    test('the spoofed OK did nothing, and the partner was told at her own address', async () => {
      expect(lettersTo(HELENE.address).some((mail) => mail.subject.includes('Message écarté'))).toBe(true);
      const { letters } = await claim('MA-2026-0002');
      expect(letters.filter((letter) => letter.state === 'posted').map((letter) => letter.template)).toEqual([
        'courtesy-reminder',
        'partner-words',
      ]);
    });

    test('the formal notice left only after the single word OK, with its interest and indemnity', async () => {
      const notice = (await claim('MA-2026-0001')).letters.find((letter) => letter.template === 'formal-notice');
      expect(notice).toMatchObject({ state: 'posted', postedOn: '2026-10-29', deadline: '2026-11-13', deadlinePassed: true });
      // 59 days at 12.40 % on 1 200 €: 24.05; and 40 €
      expect(notice?.totalCents).toBe(120_000 + 2_405 + 4_000);
      expect(lettersTo(NAUTISME.address).at(-1)?.text).toContain('1\u00a0264,05\u00a0€');
    });

    test('the call was confirmed in writing, and the debtor’s confirmation filed as an exhibit', async () => {
      const letter = lettersTo(NAUTISME.address).find((mail) => mail.subject.startsWith('Notre échange'));
      expect(letter?.text).toMatch(/Suite à notre échange téléphonique de ce jour/);
      const events = await recordedEvents(stage.desk.db, config().practice.id);
      expect(events.map(({ event }) => event.kind)).toEqual(
        expect.arrayContaining(['CallLogged', 'CallConfirmed', 'ExhibitFiled']),
      );
    });

    test('the third paid: thanks, and the claim is closed', async () => {
      expect((await claim('MA-2026-0003')).standing).toMatchObject({ status: 'closed', outcome: 'paid' });
      expect(lettersTo(PERRIN.address).map((mail) => mail.subject.split(' – ')[0])).toEqual([
        'Rappel de courtoisie',
        'Votre règlement, en cours de vérification',
        'Votre règlement est bien arrivé',
      ]);
    });

    test('every mail ended in a named outcome', async () => {
      const open = await sql<{ count: number }>`select count(*) from mails where outcome is null`.execute(stage.desk.db);
      expect(open.rows[0]?.count).toBe(0);
    });

    test('silence has a reason on any day', async () => {
      const id = (await claim('MA-2026-0001')).id;
      const on = (day: string) => explainClaim(stage.desk, config(), id, isoDate(day));
      expect((await on('2026-09-03')).quiet).toEqual({ because: 'not-yet', until: '2026-09-07' });
      expect((await on('2026-09-25')).quiet).toMatchObject({ because: 'paused', reason: 'promise' });
      expect((await on('2026-11-15')).quiet).toMatchObject({ because: 'with-partner' });
      await expect(on('2026-08-01')).rejects.toThrow('n’existait pas encore');
    });

    test('the tables can be made again from the histories, whatever became of them, and the chains hold', async () => {
      expect((await rebuild(stage.desk, config())).differed).toEqual([]);
      const before = await projected();
      expect(before.clues.length).toBeGreaterThan(before.claims.length);
      await sql`delete from clues`.execute(stage.desk.db);
      await sql`update claims set reference = id::text, creditor = '', status = 'closed', balance_cents = 1, wakes_on = null, version = 0`.execute(
        stage.desk.db,
      );
      await sql`update debtors set name = null, version = 0`.execute(stage.desk.db);
      expect((await rebuild(stage.desk, config())).differed).toHaveLength(before.claims.length);
      expect(await projected()).toEqual(before);
      for (const { kind, stream } of await recordedEvents(stage.desk.db, config().practice.id)) {
        expect(await brokenChainAt(stage.desk.db, kind, stream)).toBeNull();
      }
    });

    test('the story tells what was understood, decided, sent, awaited, and why nothing was', () => {
      for (const label of ['compris', 'décidé', 'parti', 'attend', 'silence', 'reçu']) {
        expect(told.some((line) => line.startsWith(`   ${label}`))).toBe(true);
      }
    });
  });
}
