/** What would be shown to a model, were one configured: the debtor's words with what names people taken out. */
import { type OpinionRequest, opinionRequest } from '../../reading/model-opinion.ts';
import type { Reading } from '../../reading/reading.ts';

export function requestAsJson(file: string, reading: Reading): string {
  return JSON.stringify({ file, messages: requestFor(reading)?.messages ?? null });
}

export function requestInWords(file: string, reading: Reading): string {
  const request = requestFor(reading);
  if (request === null) return `${file}\n  Rien ne serait montré à un modèle : il n’y a là aucun mot d’un débiteur.\n`;
  const said = request.messages.map(({ role, content }) => `  ${role}\n${content.replace(/^/gm, '    │ ')}`);
  return `${file}\n${said.join('\n')}\n`;
}

/** Nobody is known here but who the mail itself names: the daemon takes out the parties of the claim and the members too. */
function requestFor({ kind, ownWords, from, forwarded }: Reading): OpinionRequest | null {
  if ((kind !== 'reply' && kind !== 'correspondence') || ownWords === '') return null;
  const named = [from.name, forwarded?.from.name, ...(forwarded?.to ?? []).map((one) => one.name)];
  return opinionRequest(
    ownWords,
    named.flatMap((name) => name ?? []),
  );
}
