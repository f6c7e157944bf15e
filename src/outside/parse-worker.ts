/** The thread in which mails are parsed, so that a hostile one can be stopped from outside. */
import { parentPort } from 'node:worker_threads';
import { type MimeLimits, parseInThisThread } from './read-mime.ts';

export type ParseTask = { readonly raw: Uint8Array; readonly limits: MimeLimits };

parentPort?.on('message', (task: ParseTask) => {
  void parseInThisThread(Buffer.from(task.raw.buffer, task.raw.byteOffset, task.raw.byteLength), task.limits).then((parsed) =>
    parentPort?.postMessage(parsed),
  );
});
parentPort?.postMessage('ready');
