/** Measures whether pretenders are told from members, on a folder of mails and what its `given.json` says was configured. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ProofOptions, senderAuthenticity } from '../../outside/authenticity.ts';
import { parseMail } from '../../outside/mime.ts';
import type { Authenticity } from '../../reading/reading.ts';
import { agreement } from './counting.ts';
import { labelledIn } from './mails.ts';

const given = z.object({
  members: z.array(z.object({ address: z.string() })),
  authservId: z.string(),
  proofs: z.array(z.string()),
  /** Every TXT record there is. */
  txt: z.record(z.string(), z.array(z.string())),
});
type Given = z.infer<typeof given>;

const labelledSpoof = z.looseObject({
  accepted: z.boolean(),
  authenticity: z.object({ verdict: z.enum(['authentic', 'unproven', 'forged']) }).optional(),
});

export type ScoredSpoof = {
  readonly case: { readonly id: string; readonly expected: z.infer<typeof labelledSpoof> };
  readonly accepted: boolean;
  readonly authenticity: Authenticity;
};

/** None where the folder has no `given.json`. */
export async function scoreSpoofs(folder: string): Promise<readonly ScoredSpoof[]> {
  const file = join(folder, 'given.json');
  if (!existsSync(file)) return [];
  const practice = given.parse(JSON.parse(readFileSync(file, 'utf8')));
  const options = optionsOf(practice);
  const scored: ScoredSpoof[] = [];
  for (const { id, raw, expected } of labelledIn(folder, labelledSpoof)) {
    const mail = await parseMail(raw);
    const authenticity: Authenticity =
      'unreadable' in mail ? { verdict: 'unproven', because: [] } : await senderAuthenticity(raw, mail, options);
    const author = 'unreadable' in mail || mail.from.length !== 1 ? null : mail.from[0]!.address;
    const isMember = practice.members.some(({ address }) => address === author);
    scored.push({ case: { id, expected }, accepted: isMember && authenticity.verdict === 'authentic', authenticity });
  }
  return scored;
}

function optionsOf({ members, authservId, proofs, txt }: Given): ProofOptions {
  return {
    authservId: proofs.includes('receiver-verdict') ? authservId : null,
    acceptDkim: proofs.includes('aligned-dkim'),
    microsoftInternal: proofs.includes('microsoft-internal'),
    known: members.map(({ address }) => ({ name: '', address })),
    resolver: async (name, type) => {
      const found = type === 'TXT' ? txt[name] : undefined;
      if (found !== undefined) return found.map((record) => [record]);
      throw Object.assign(new Error(`no ${type} record at ${name}`), { code: 'ENOTFOUND' });
    },
  };
}

export function spoofReport(scored: readonly ScoredSpoof[]): readonly string[] {
  const pretenders = scored.filter((one) => !one.case.expected.accepted);
  const genuine = scored.filter((one) => one.case.expected.accepted);
  const judged = scored.filter((one) => one.case.expected.authenticity !== undefined);
  return [
    `${scored.length} messages au nom d’un membre`,
    `Imposteurs écartés : ${agreement(pretenders, (one) => !one.accepted)}`,
    `Vrais membres admis : ${agreement(genuine, (one) => one.accepted)}`,
    `Verdict juste : ${agreement(judged, (one) => one.authenticity.verdict === one.case.expected.authenticity?.verdict)}`,
    ...scored
      .filter((one) => one.accepted !== one.case.expected.accepted)
      .map((one) => `  ${one.case.id} : ${one.authenticity.verdict}, ${one.authenticity.because.join(', ')}`),
  ];
}
