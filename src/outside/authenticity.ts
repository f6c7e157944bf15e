/** Whether a mail comes from the address it shows. Only `authentic` proves it; a replayed genuine mail is authentic too, and left to whoever reads it. */
import { Resolver as DnsResolver } from 'node:dns/promises';
import type { Mail } from '../reading/mail.ts';
import type { Authenticity } from '../reading/reading.ts';
import { type HeaderLine, headerLines } from './header-lines.ts';
import { receiverVerdict } from './receiver-verdict.ts';
import { type Doubt, domainOf, type Known, senderDoubts } from './sender-doubts.ts';

/** Throws an error whose code is ENOTFOUND or ENODATA where there is no such record. */
export type Resolver = (name: string, type: string) => Promise<string[][] | string[]>;

export type ProofOptions = {
  /** The name our receiving server signs its verdicts with; null = it gives none we rely on. */
  readonly authservId: string | null;
  /** Further hosts whose Received lines were written on our side. */
  readonly ourHosts?: readonly string[];
  readonly resolver: Resolver;
  readonly acceptDkim: boolean;
  /** Whether the mailbox is at Microsoft 365, which marks mail from within the organisation and takes that mark off all other mail. */
  readonly microsoftInternal: boolean;
  /** Whose names and domains a stranger might borrow. */
  readonly known?: readonly Known[];
};

export type Reason =
  | Doubt
  | 'receiver-passed'
  | 'receiver-failed'
  | 'receiver-spoke-of-another-domain'
  | 'receiver-silent'
  | 'dkim-aligned'
  | 'dkim-missing'
  | 'dkim-not-aligned'
  | 'dkim-broken'
  | 'dkim-covers-too-little'
  | 'dkim-not-checked'
  | 'microsoft-internal'
  | 'several-from-headers'
  | 'several-from-addresses';

type Proof = { readonly verdict: Authenticity['verdict']; readonly reason: Reason };

/** `because` holds `Reason` codes: the proof, or every one that failed and every doubt. */
export async function senderAuthenticity(raw: Buffer, mail: Mail, options: ProofOptions): Promise<Authenticity> {
  const lines = headerLines(raw);
  if (lines.filter(({ name }) => name === 'from').length > 1) return { verdict: 'forged', because: ['several-from-headers'] };
  if (mail.from.filter(({ address }) => address !== null).length > 1)
    return { verdict: 'forged', because: ['several-from-addresses'] };
  const doubts = senderDoubts(raw, lines, mail, options.known ?? []);
  const address = mail.from[0]?.address ?? null;
  if (address === null) return { verdict: 'unproven', because: doubts };
  const found: Proof[] = [];
  for (const proof of proofsOf(raw, lines, { address, received: mail.received }, options)) {
    const { verdict, reason } = await proof();
    if (verdict === 'forged') return { verdict, because: [reason, ...doubts] };
    if (verdict === 'authentic') return { verdict: doubts.length > 0 ? 'unproven' : verdict, because: [reason, ...doubts] };
    found.push({ verdict, reason });
  }
  return { verdict: 'unproven', because: [...found.map(({ reason }) => reason), ...doubts] };
}

function proofsOf(
  raw: Buffer,
  lines: readonly HeaderLine[],
  { address, received }: { readonly address: string; readonly received: Date | null },
  options: ProofOptions,
): readonly (() => Promise<Proof> | Proof)[] {
  const { authservId } = options;
  return [
    ...(authservId === null ? [] : [() => byReceiver(lines, address, authservId, options.ourHosts ?? [])]),
    ...(options.acceptDkim ? [() => byDkim(raw, address, received, options.resolver)] : []),
    ...(options.microsoftInternal ? [() => byMicrosoft(lines)] : []),
  ];
}

function byReceiver(lines: readonly HeaderLine[], address: string, authservId: string, ourHosts: readonly string[]): Proof {
  const verdict = receiverVerdict(lines, domainOf(address), authservId, ourHosts);
  if (verdict === 'pass') return { verdict: 'authentic', reason: 'receiver-passed' };
  if (verdict === 'fail') return { verdict: 'forged', reason: 'receiver-failed' };
  return { verdict: 'unproven', reason: verdict === 'silent' ? 'receiver-silent' : 'receiver-spoke-of-another-domain' };
}

const CLOCKS_DIFFER_MS = 5 * 60_000;
const MUST_BE_SIGNED = ['from', 'subject', 'date'];

/**
 * Neutral, temporary failure and the like never count; nor does a signature that leaves room to add or change words.
 * A signature may be no younger than the mail was when our server received it.
 */
async function byDkim(raw: Buffer, address: string, received: Date | null, resolver: Resolver): Promise<Proof> {
  const { authenticate } = await import('mailauth');
  const checked = await authenticate(raw, {
    resolver,
    rejectRsaSha1: true,
    disableArc: true,
    disableBimi: true,
    mta: 'amiable.invalid',
  }).catch(() => null);
  if (checked === null) return { verdict: 'unproven', reason: 'dkim-not-checked' };
  const { dkim, dmarc } = checked;
  if (dkim.headerFrom.length !== 1 || dkim.headerFrom[0]?.toLowerCase() !== address)
    return { verdict: 'unproven', reason: 'unreadable-sender' };
  const passed = dkim.results.filter(({ status }) => status.result === 'pass');
  const aligned = passed.filter(({ status }) => typeof status.aligned === 'string');
  const whole = aligned.filter(({ status, signingHeaders, canonBodyLengthLimited, signTime, signatureTimeValid }) => {
    const signed = (signingHeaders?.keys ?? '').toLowerCase().split(/[\s:]+/);
    const limited = canonBodyLengthLimited === true || (status.underSized ?? 0) > 0;
    const timely = signTime && received ? Date.parse(signTime) <= received.getTime() + CLOCKS_DIFFER_MS : signatureTimeValid;
    return !limited && status.testing !== true && timely !== false && MUST_BE_SIGNED.every((name) => signed.includes(name));
  });
  const policy = dmarc === false || dmarc === undefined ? 'none' : dmarc.status.result;
  if (whole.length > 0 && (policy === 'pass' || policy === 'none')) return { verdict: 'authentic', reason: 'dkim-aligned' };
  if (aligned.length > 0)
    return { verdict: 'unproven', reason: policy === 'temperror' ? 'dkim-not-checked' : 'dkim-covers-too-little' };
  if (passed.length > 0) return { verdict: 'unproven', reason: 'dkim-not-aligned' };
  return {
    verdict: 'unproven',
    reason: dkim.results.some(({ signature }) => signature !== undefined) ? 'dkim-broken' : 'dkim-missing',
  };
}

const MICROSOFT_HOST = /\.(?:outlook\.com|office365\.com)$/;

/** Exchange Online's own mark, on a mail that never left Exchange Online. */
function byMicrosoft(lines: readonly HeaderLine[]): Proof {
  const marks = lines.filter(({ name }) => name === 'x-ms-exchange-organization-authas');
  const received = lines.filter(({ name }) => name === 'received').map(({ value }) => value);
  const hosts = received.map((value) => ({ from: /^from\s+(\S+)/i.exec(value)?.[1], by: /\sby\s+(\S+)/i.exec(value)?.[1] }));
  const inside = hosts.every(({ from, by }) =>
    [from, by].every((host) => host !== undefined && MICROSOFT_HOST.test(host.toLowerCase())),
  );
  const marked = marks.length === 1 && marks[0]?.value.toLowerCase() === 'internal';
  if (marked && inside && hosts.length > 0) return { verdict: 'authentic', reason: 'microsoft-internal' };
  return { verdict: 'unproven', reason: 'receiver-silent' };
}

/** The system's name servers, with short patience. */
export function systemResolver(timeoutMs = 3000): Resolver {
  const dns = new DnsResolver({ timeout: timeoutMs, tries: 2 });
  return async (name, type) => (await dns.resolve(name, type)) as string[][] | string[];
}
