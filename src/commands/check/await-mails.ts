/** Waits in a mailbox for mails that answer a description, and looks at no others. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { MailServer } from '../../config.ts';
import { leave, watchedBoxes } from '../../outside/mailbox-link.ts';
import { parseMail } from '../../outside/mime.ts';
import type { Mail } from '../../reading/mail.ts';
import { impatientLink } from './mailbox-findings.ts';

export type Arrived = { readonly mail: Mail; readonly raw: Buffer; readonly inJunk: boolean };

/** `stop` says when enough has come. */
export type Watching = {
  readonly wanted: (mail: Mail) => boolean;
  readonly stop: (arrived: readonly Arrived[]) => boolean;
  readonly forMs: number;
  readonly everyMs: number;
};

type Box = { readonly path: string; readonly inJunk: boolean; readonly nextUid: number };

/** Remembers where the boxes end, runs `meanwhile`, then gathers what came after; what is not wanted is let lie. */
export async function mailsAfter(
  server: MailServer,
  meanwhile: () => Promise<void>,
  watching: Watching,
): Promise<readonly Arrived[]> {
  const link = impatientLink(server);
  await link.connect();
  try {
    let boxes = await endsOf(link);
    await meanwhile();
    const arrived: Arrived[] = [];
    const deadline = Date.now() + watching.forMs;
    while (!watching.stop(arrived) && Date.now() < deadline) {
      await sleep(Math.min(watching.everyMs, Math.max(0, deadline - Date.now())));
      const looked: Box[] = [];
      for (const box of boxes) looked.push(await gather(link, box, watching, arrived));
      boxes = looked;
    }
    return arrived;
  } finally {
    await leave(link);
  }
}

async function endsOf(link: ImapFlow): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  for (const { path, role } of await watchedBoxes(link, undefined)) {
    const status = await link.status(path, { uidNext: true });
    boxes.push({ path, inJunk: role === 'junk', nextUid: status === false ? 1 : (status.uidNext ?? 1) });
  }
  return boxes;
}

/** Reads the new mails of a box into `arrived`; the box as it ends now. */
async function gather(link: ImapFlow, box: Box, { wanted }: Watching, arrived: Arrived[]): Promise<Box> {
  let { nextUid } = box;
  const lock = await link.getMailboxLock(box.path, { readOnly: true });
  try {
    // « 7:* » names the last mail even where no uid reaches 7.
    for await (const { uid, source } of link.fetch(`${box.nextUid}:*`, { uid: true, source: true }, { uid: true })) {
      if (uid < box.nextUid || source === undefined) continue;
      nextUid = Math.max(nextUid, uid + 1);
      const mail = await parseMail(source);
      if (!('unreadable' in mail) && wanted(mail)) arrived.push({ mail, raw: source, inJunk: box.inJunk });
    }
  } finally {
    lock.release();
  }
  return { ...box, nextUid };
}
