/** Whether a mailbox lets us in, and has the folders we read. */
import { ImapFlow } from 'imapflow';
import type { MailServer } from '../../config.ts';
import { mustStartTls, tlsOptions } from '../../outside/mail-account.ts';
import { type Finding, fails, failureInFrench, remark, works } from './finding.ts';

const PATIENCE_MS = 15_000;

export async function mailboxFindings(server: MailServer): Promise<readonly Finding[]> {
  const client = clientOf(server);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [fails(`Réception : ${server.host}:${server.port} ne nous laisse pas entrer : ${failureInFrench(error)}.`)];
  }
  try {
    return [works(`Réception : ${server.user} entre à ${server.host}:${server.port}.`), ...(await folderFindings(client))];
  } catch (error) {
    return [fails(`Réception : la boîte ne se laisse pas lire : ${failureInFrench(error)}.`)];
  } finally {
    await client.logout().catch(() => client.close());
  }
}

function clientOf(server: MailServer): ImapFlow {
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(mustStartTls(server) ? { doSTARTTLS: true } : {}),
    auth: { user: server.user, pass: server.password },
    tls: tlsOptions(server),
    logger: false,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 2 * PATIENCE_MS,
  });
}

async function folderFindings(client: ImapFlow): Promise<readonly Finding[]> {
  const inbox = await client.status('INBOX', { messages: true });
  if (inbox === false) return [fails('INBOX : le serveur n’en donne pas l’état.')];
  const folders = await client.list();
  const junk = folders.find((folder) => folder.specialUse === '\\Junk');
  return [
    works(`INBOX : ouverte, ${inbox.messages ?? 0} message(s).`),
    junk === undefined
      ? remark('Indésirables : aucun dossier reconnu ; une réponse que votre serveur y range ailleurs ne sera pas vue.')
      : works(`Indésirables : le dossier « ${junk.path} » sera surveillé lui aussi.`),
  ];
}
