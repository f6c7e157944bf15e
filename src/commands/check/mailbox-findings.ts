/** Whether a mailbox lets us in and has the folders we read, and whether its relay takes our letters. */
import type { ImapFlow } from 'imapflow';
import type { MailServer } from '../../config.ts';
import { type LinkTimes, leave, newLink, watchedBoxes } from '../../outside/mailbox-link.ts';
import { checkSmtp } from '../../outside/smtp.ts';
import { codeInFrench, type Finding, fails, failureInFrench, remark, works } from './finding.ts';

const PATIENCE: LinkTimes = { connectTimeoutMs: 15_000, socketTimeoutMs: 30_000, maxIdleMs: 240_000 };

/** Not connected yet. */
export function impatientLink(server: MailServer): ImapFlow {
  return newLink(server, PATIENCE, () => undefined);
}

export async function mailboxFindings(server: MailServer): Promise<readonly Finding[]> {
  const link = impatientLink(server);
  try {
    await link.connect();
  } catch (error) {
    return [fails(`Réception : ${server.host}:${server.port} ne nous laisse pas entrer : ${failureInFrench(error)}.`)];
  }
  try {
    return [works(`Réception : ${server.user} entre à ${server.host}:${server.port}.`), ...(await folderFindings(link))];
  } catch (error) {
    return [fails(`Réception : la boîte ne se laisse pas lire : ${failureInFrench(error)}.`)];
  } finally {
    await leave(link);
  }
}

async function folderFindings(link: ImapFlow): Promise<readonly Finding[]> {
  const inbox = await link.status('INBOX', { messages: true });
  if (inbox === false) return [fails('INBOX : le serveur n’en donne pas l’état.')];
  const junk = (await watchedBoxes(link, undefined)).filter((box) => box.role === 'junk');
  return [
    works(`INBOX : ouverte, ${inbox.messages ?? 0} message(s).`),
    junk.length === 0
      ? remark('Indésirables : aucun dossier reconnu ; une réponse que votre serveur range ailleurs ne sera pas vue.')
      : works(`Indésirables : « ${junk.map((box) => box.path).join(' », « ')} », surveillé lui aussi.`),
  ];
}

export async function smtpFindings(server: MailServer): Promise<readonly Finding[]> {
  const code = await checkSmtp({
    ...server,
    connectTimeoutMs: PATIENCE.connectTimeoutMs,
    socketTimeoutMs: PATIENCE.socketTimeoutMs,
  });
  const place = `${server.host}:${server.port}`;
  return [
    code === null
      ? works(`Envoi : ${server.user} entre à ${place}.`)
      : fails(`Envoi : ${place} ne nous laisse pas entrer : ${codeInFrench(code)}.`),
  ];
}
