import { afterEach, describe, expect, test } from '@jest/globals';
import type { PracticeId } from '../../src/claim/practice.ts';
import type { PracticeConfig } from '../../src/config.ts';
import { putOutbox } from '../../src/database/outbox.ts';
import { putQuestion } from '../../src/database/questions.ts';
import { CAMILLE, KERBRAT, PRETENDER } from '../../src/demo/cast.ts';
import type { Beginning, Setting, Stage } from '../../src/demo/stage.ts';
import { startDaemon } from '../../src/desk/daemon.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { aNotice, aQuestion } from '../database/recordings.ts';
import { claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function daemonGoesOn(): void {
  let stage: Stage;
  const NOTE = `À recouvrer, adresse : ${KERBRAT.address}`;
  const open = async (begins: Beginning, setting: Setting = {}) => {
    stage = await openStage(begins, setting);
  };
  afterEach(() => stage.close());

  const reminders = () => subjectsSentTo(stage, KERBRAT.address).filter((subject) => /courtoisie/i.test(subject)).length;

  describe('what fails stops nothing else', () => {
    test('a mail that cannot be read back, and one of a practice no longer served, hold up no other', async () => {
      await open({ day: '2026-09-08', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      const { db } = stage.desk;
      const row = await db.selectFrom('outbox').selectAll().where('to_address', '=', CAMILLE.address).executeTakeFirstOrThrow();
      const stale = { ...row, state: 'queued', not_before: new Date(0), attempts: 0, evidence: null } as const;
      const left = { ...stale, id: 'left', practice: 'gone' as PracticeId, claim: null, attachments: '[]' };
      const torn = { ...stale, id: 'torn', message_id: 'torn@x.example', attachments: '"torn"' };
      await db.insertInto('outbox').values([left, torn]).execute();
      await stage.liveUntil('2026-09-09');
      expect(reminders()).toBe(1);
      const kept = await db
        .selectFrom('outbox')
        .select(['id', 'state', 'attempts'])
        .where('id', 'in', ['left', 'torn'])
        .execute();
      expect(kept).toContainEqual({ id: 'left', state: 'queued', attempts: 0 });
      expect(kept).toContainEqual({ id: 'torn', state: 'queued', attempts: 1 });
    }, 60_000);

    test('a practice whose day cannot be reviewed does not keep another from its own', async () => {
      await open({ day: '2026-09-08', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      const { desk } = stage;
      const [served] = desk.config.practices as [PracticeConfig];
      const mailbox = { ...served.mailbox, user: PRETENDER.address };
      const failing = { ...served, mailbox, practice: { ...served.practice, id: 'failing' as PracticeId } };
      await putTornQuestion(failing.practice.id);
      const daemon = await startDaemon({ ...desk, config: { ...desk.config, practices: [failing, served] } });
      stage.at('2026-09-09', '09:05');
      await daemon.tick();
      await daemon.stop();
      expect(reminders()).toBe(1);
    }, 60_000);
  });

  describe('of two daemons on one database', () => {
    test('one watches the mailbox; the other takes over once the first is gone, or has been silent for three minutes', async () => {
      await open({ day: '2026-09-14', time: '10:00' });
      const told: string[] = [];
      const log = { ...stage.desk.log, info: (phrase: string) => void told.push(phrase) };
      const second = await startDaemon({ ...stage.desk, log });
      await second.tick();
      expect(told).not.toContain('mailbox watched');
      stage.at('2026-09-14', '10:04');
      await second.tick();
      expect(told).toContain('mailbox watched');
      await stage.daemon.tick();
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      await second.syncNow();
      await second.tick();
      expect((await claimAt(stage, 'MA-2026-0001')).items).toHaveLength(1);
      await second.stop();
      await stage.daemon.tick();
      await openClaim(stage, '2026-122', KERBRAT, NOTE);
      expect((await claimAt(stage, 'MA-2026-0001')).items).toHaveLength(2);
    }, 60_000);
  });

  async function putTornQuestion(practice: PracticeId): Promise<void> {
    const { db } = stage.desk;
    const { id } = await claimAt(stage, 'MA-2026-0001');
    const notice = { ...aNotice(id), claim: null };
    const question = { ...aQuestion('letter-posted', id, null, notice), claim: null, askAgainOn: isoDate('2026-09-01') };
    await db.transaction().execute(async (trx) => {
      await putOutbox(trx, practice, notice, stage.now());
      await putQuestion(trx, practice, question, stage.now());
    });
    await db.updateTable('questions').set({ choices: '"torn"' }).where('id', '=', question.id).execute();
  }
}
