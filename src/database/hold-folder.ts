/** One process holds the embedded database's folder: PGlite does not notice a second one, and silently loses its rows. */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';

/** Makes the folder where there is none, readable by its owner alone. @throws in French when another process holds it. */
export async function holdFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = socketOf(realpathSync(folder));
  try {
    return releaseOf(await listenOn(path));
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (!isFile(path) || (await answers(path))) throw heldElsewhere(folder);
    // Left by a process that was killed.
    rmSync(path);
    return releaseOf(await listenOn(path));
  }
}

/** On Linux an abstract socket and on Windows a pipe, both released by the system whatever ends the process; elsewhere a file. */
function socketOf(folder: string): string {
  const name = `amiable-${createHash('sha256').update(folder).digest('hex').slice(0, 40)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `${folder}.lock`;
}

function isFile(path: string): boolean {
  return !path.startsWith('\0') && !path.startsWith('\\\\');
}

function listenOn(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((asking) => asking.destroy());
    server.unref();
    server.once('error', reject);
    server.listen({ path }, () => resolve(server));
  });
}

function releaseOf(server: Server): () => void {
  return () => void server.close();
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE';
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = connect(path, () => {
      asking.destroy();
      resolve(true);
    });
    asking.once('error', () => resolve(false));
  });
}

function heldElsewhere(folder: string): Error {
  return new Error(
    `La base de données ${folder} est déjà ouverte par un autre processus : arrêtez-le, ou indiquez un autre dossier.`,
  );
}
