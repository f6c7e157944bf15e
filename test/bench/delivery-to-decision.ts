/** From a mail's delivery to its recorded decision: 50 debtors' answers, one after the other, through IMAP IDLE. `npm run bench`. */
import { setTimeout as wait } from 'node:timers/promises';
import { INBOX, KERBRAT } from '../../src/demo/cast.ts';
import { openClaim, openStage } from '../stories/at-the-desk.ts';

const MAILS = 50;
const LIMIT_MS = 2000;

const stage = await openStage({ day: '2026-09-14', time: '10:00' });
await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
const letter = await stage.newestFor(KERBRAT);
const took: number[] = [];
for (let serial = 0; serial < MAILS; serial += 1) {
  const raw = [
    `From: ${KERBRAT.name} <${KERBRAT.address}>`,
    `To: ${letter.replyTo[0]?.address}`,
    `Subject: Re: ${serial}`,
    `Message-ID: <bench-${serial}@menuiserie-kerbrat.example>`,
    `In-Reply-To: <${letter.messageId}>`,
    `Date: ${stage.now().toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bonjour,\r\n\r\nJe vous règle les 860 € le ${15 + (serial % 10)} septembre.\r\n\r\nCordialement,\r\nP. Kerbrat`,
  ].join('\r\n');
  const begun = performance.now();
  stage.imap.deliver(INBOX, 'INBOX', Buffer.from(raw));
  await settled(`Re: ${serial}`);
  took.push(performance.now() - begun);
}
took.sort((a, b) => a - b);
const at = (share: number) => Math.round(took[Math.ceil(took.length * share) - 1] ?? 0);
console.log(
  `from delivery to recorded decision, ${MAILS} mails: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (limit for p95: ${LIMIT_MS} ms)`,
);
await stage.close();
process.exitCode = at(0.95) <= LIMIT_MS ? 0 : 1;

async function settled(subject: string): Promise<void> {
  for (;;) {
    const mail = await stage.desk.db.selectFrom('mails').select('outcome').where('subject', '=', subject).executeTakeFirst();
    if (mail?.outcome === 'acted') return;
    if (mail?.outcome != null) throw new Error(`${subject}: ${mail.outcome}`);
    await wait(5);
  }
}
