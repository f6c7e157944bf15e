/** Asks the model, where one is configured, for its opinion of a debtor's words. What it may add is decided in `reading/model-opinion.ts`. */
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { opinionRequest, withOpinion } from '../reading/model-opinion.ts';
import type { Reading } from '../reading/reading.ts';
import type { Desk } from './desk.ts';
import type { Thread } from './thread.ts';

export async function secondReading(desk: Desk, config: PracticeConfig, thread: Thread, reading: Reading): Promise<Reading> {
  const ofDebtor = reading.kind === 'reply' || reading.kind === 'correspondence';
  if (desk.model === null || !ofDebtor || reading.ownWords === '') return reading;
  const request = opinionRequest(reading.ownWords, await namesKnown(desk, config, thread, reading));
  const asked = await desk.model.ask(request, desk.now());
  if ('none' in asked) desk.log.warn('read without the model', { code: asked.none });
  return 'none' in asked ? reading : withOpinion(reading, asked.opinion, request.restore);
}

/** Everyone the file knows: they are taken out before anything is shown. */
async function namesKnown(desk: Desk, config: PracticeConfig, thread: Thread, reading: Reading): Promise<readonly string[]> {
  const { practice } = config;
  const claims = await claimLabels(desk.db, practice.id, thread.claimIds);
  const named = [reading.from, reading.forwarded?.from, ...practice.members, ...practice.creditors, practice.contact];
  return [practice.name, ...named.map((one) => one?.name), ...claims.map((one) => one.debtorName)].flatMap((name) => name ?? []);
}
