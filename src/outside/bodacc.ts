/** The BODACC's open data, asked over the network whether a business is insolvent. Whatever fails, nothing is known, and nothing waits for it. */
import { z } from 'zod';
import type { Proceedings } from '../claim/insolvency.ts';
import type { Siren } from '../law/siren.ts';
import { noticesFrom, proceedingsOf } from '../reading/bodacc-notices.ts';

/** `not-reached`: not in time, or with an error; `not-in-shape`: it answered something else; `resting`: it did so lately, and was not asked. */
export type BodaccAnswer =
  | { readonly proceedings: Proceedings | null }
  | { readonly none: 'not-reached' | 'not-in-shape' | 'resting' };
export type Bodacc = { readonly ask: (url: string, siren: Siren, now: Date) => Promise<BodaccAnswer> };

const TIMEOUT_MS = 5000;
/** One that failed is left alone for so long. */
const REST_MS = 30 * 60_000;
/** The most the API gives at once; nobody has so many. */
const MOST_RECORDS = 100;

const answerShape = z.looseObject({ total_count: z.number(), results: z.array(z.unknown()) });

/** `url` names the records of the data set: Explore API v2.1 of Opendatasoft. */
export function openBodacc(timeoutMs = TIMEOUT_MS): Bodacc {
  const restsUntil = new Map<string, number>();
  const ask = async (url: string, siren: Siren, now: Date): Promise<BodaccAnswer> => {
    if ((restsUntil.get(url) ?? 0) > now.getTime()) return { none: 'resting' };
    const answer = await asked(url, siren, timeoutMs);
    if ('none' in answer) restsUntil.set(url, now.getTime() + REST_MS);
    return answer;
  };
  return { ask };
}

async function asked(url: string, siren: Siren, timeoutMs: number): Promise<BodaccAnswer> {
  const query = new URLSearchParams({
    where: `familleavis="collective" and registre like "${siren}"`,
    order_by: 'dateparution desc',
    limit: String(MOST_RECORDS),
  });
  let text: string;
  try {
    const response = await fetch(`${url}?${query}`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) return { none: 'not-reached' };
    text = await response.text();
  } catch {
    return { none: 'not-reached' };
  }
  const notices = noticesFrom(recordsIn(text));
  return notices === null ? { none: 'not-in-shape' } : { proceedings: proceedingsOf(siren, notices) };
}

/** What is no answer holds nothing that is a record. */
function recordsIn(text: string): readonly unknown[] {
  try {
    return answerShape.parse(JSON.parse(text)).results;
  } catch {
    return [null];
  }
}
