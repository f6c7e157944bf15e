/** A practice in a box: the real daemon plays the whole job with a cast that writes mails. */
import { join } from 'node:path';
import { EVERYBODY, INBOX, PASSWORD } from '../demo/cast.ts';
import { summary, writeSouvenirs } from '../demo/souvenirs.ts';
import { Stage } from '../demo/stage.ts';
import { BEGINS, play } from '../demo/story.ts';
import { Teller } from '../demo/teller.ts';
import { closeParser } from '../outside/mime.ts';
import { readArguments } from './usage.ts';

const STAY_PORTS = { imap: 11143, smtp: 11025 } as const;

export async function demo(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { options: { stay: { type: 'boolean', default: false } } });
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print('Amiable : la vraie mécanique, des serveurs de courrier et une base dans ce processus, et une distribution qui écrit.');
  const stage = await Stage.open(BEGINS, values.stay ? { ports: STAY_PORTS } : {});
  try {
    await play(stage, new Teller(stage, print));
    const folder = join('out', 'demo');
    const count = await writeSouvenirs(stage, folder);
    print(`\n${(await summary(stage)).join('\n')}\n\n${count} messages et la chronologie de chaque dossier : ${folder}/`);
    if (values.stay) await stay(stage, print);
  } finally {
    await stage.close();
    await closeParser();
  }
  return 0;
}

/** The servers stay up; the clock stands still at the story's last day, and a tick follows every mail. */
async function stay(stage: Stage, print: (line: string) => void): Promise<void> {
  print(
    `\nLes serveurs restent ouverts ; Ctrl-C pour finir. Dans n’importe quel logiciel de messagerie (sans chiffrement, sur cette machine) :`,
  );
  print(`  IMAP 127.0.0.1:${stage.imap.port}   SMTP 127.0.0.1:${stage.relay.port}   mot de passe « ${PASSWORD} »`);
  for (const person of EVERYBODY) print(`  ${person.address.padEnd(42)} ${person.name}`);
  print(`Écrivez à ${INBOX}.\n`);
  const teller = new Teller(stage, print);
  const timer = setInterval(() => void stage.daemon.tick().then(() => teller.tell()), 2000);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  clearInterval(timer);
}
