/** The daemon on real mailboxes: one tick a minute, until it is asked to stop. */
import { createServer, type Server } from 'node:http';
import { schedule } from 'node-cron';
import { type Config, loadConfig } from '../config.ts';
import { type Daemon, startDaemon } from '../desk/daemon.ts';
import { openDesk } from '../desk/open-desk.ts';
import { jsonLog } from '../outside/log.ts';
import { closeParser } from '../outside/mime.ts';

/** Without a whole sync for this long, the health page says so. */
const SYNC_LATE_MS = 10 * 60_000;

export async function start(): Promise<number> {
  const config = loadConfig(process.env);
  const log = jsonLog();
  const { desk, close } = await openDesk(config, { now: () => new Date(), log });
  const daemon = await startDaemon(desk);
  const cron = schedule('* * * * *', () => daemon.tick(), { timezone: 'Europe/Paris', noOverlap: true });
  const health = healthPage(config, daemon);
  log.info('amiable started', { practices: config.practices.length, sending: config.sending });
  await daemon.tick();
  await asked();
  log.info('amiable stopping');
  await cron.stop();
  health?.close();
  await daemon.stop();
  await closeParser();
  await close();
  return 0;
}

function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** On the loopback alone: 200 while mailboxes are read, 503 when none has been for a while. */
function healthPage(config: Config, daemon: Daemon): Server | null {
  if (config.healthPort === null) return null;
  const started = Date.now();
  const server = createServer((_request, response) => {
    const lastSync = daemon.lastSync();
    const late = Date.now() - (lastSync?.getTime() ?? started) > SYNC_LATE_MS;
    response.writeHead(late ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: !late, lastSync }));
  });
  return server.listen(config.healthPort, '127.0.0.1');
}
