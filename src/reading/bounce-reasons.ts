/** Why a mail server refused or delays a letter, by the words it uses. The words come before the status digits: those are right less than half the time. */
import type { BounceReason } from './reading.ts';

/** In this order: the first that matches wins. */
const REASONS: readonly { readonly reason: BounceReason; readonly says: RegExp }[] = [
  { reason: 'expired', says: /in the queue too long/i },
  {
    reason: 'policy',
    says: /sender (?:address|domain|verif|host|ip|rejected)|(?:domain|address) of (?:the )?sender|sender['’]s (?:domain|address)|reverse (?:dns|lookup|host|address)|\bptr\b|your (?:ip|host|domain|server|helo)|client host|helo|from address|fix reverse/i,
  },
  {
    reason: 'mailbox-full',
    says: /(?:mail ?box|inbox|account|user|boîte|boite|recipient)[^\n]{0,60}(?:\bfull\b|over ?quota|pleine|saturée|exceeded|dépass)|over (?:the )?(?:disk )?quota|quota[^\n]{0,40}(?:exceed|dépass|full|over)|(?:exceed|dépass)[^\n]{0,40}quota|insufficient (?:system )?storage|not enough (?:disk )?(?:space|storage)|out of storage|disk ?quota|has exceeded (?:the|his|their) (?:size|storage|limit)|mailfolder is over/i,
  },
  {
    reason: 'too-big',
    says: /(?:message|mail|size|taille)(?:(?!time|queue|hop|retr|hour|days)[^\n]){0,60}(?:too (?:big|large|long)|exceed|trop (?:gros|grand|volumineux|lourd)|dépass)[^\n]{0,60}|(?:exceed|larger than)[^\n]{0,40}(?:size|maximum message|limit of)|message size|size limit|max(?:imum)? message/i,
  },
  {
    reason: 'suspended',
    says: /(?:account|mail ?box|user|recipient|address|compte|boîte|boite|destinataire)[^\n]{0,50}(?:disabled|suspended|inactive|deactivated|locked|blocked|not active|expired|désactivé|suspendu|bloqué|inactif|inactive|fermé)|(?:disabled|suspended|inactive|deactivated) (?:account|user|mail ?box|recipient)|no longer (?:active|in use)|discontinued/i,
  },
  {
    reason: 'moved',
    says: /has (?:moved|changed)|recipient (?:has )?(?:moved|relocated)|new address|please (?:use|try) <?[^\s<>]{1,64}@|address (?:has )?changed|a changé d['’]adresse|nouvelle adresse|no longer (?:with|works|employed|at)|user (?:has )?moved|left the company/i,
  },
  {
    reason: 'host-unknown',
    says: /(?:host|domain|server)(?:(?!user|recipient|mailbox|account|said|from|sender)[^\n:;]){0,40}(?:unknown|not found|does(?: not|n['’]t) exist|could not be found|couldn['’]t be found|no such|lookup fail|not exist)|(?:unknown|no such|invalid|bad destination|illegal) (?:host|domain|mailbox domain)|name (?:server|service)[^\n]{0,20}(?:not known|fail|error)|nxdomain|no (?:mx|a record|mail servers?|route|address record)|unrouteable|unable to (?:route|resolve|look ?up)|dns[^\n]{0,40}(?:fail|error|not exist)|(?:domaine|serveur)[^\n]{0,40}(?:introuvable|inconnu|inexistant|n['’]existe)|can['’]t find|cannot find your (?:remote )?host|null mx|points? (?:back )?to me/i,
  },
  {
    reason: 'user-unknown',
    says: /(?:user|recipient|mail ?box|account|address|addressee|alias|destinataire|adresse|utilisateur|compte|boîte|boite|subscriber|person)[^\n]{0,120}(?:unknown|inconnu|(?:does|do|did)(?: not|n['’]t) exist|not (?:exist|found|known|listed|recognized|recognised|local|valid|a valid)|n['’]existe p|introuvable|invalid|no longer valid|couldn['’]t be found|could not be found|wasn['’]t found|unavailable|not available|undefined|n['’]est (?:pas|plus) valide)|(?:unknown|no such|invalid|bad|nonexistent|non-existent|not a (?:known|valid)|no|undeliverable) (?:local )?(?:user|recipient|mail ?box|account|address|person|alias|e-?mail|addressee)|no (?:such )?(?:user|mailbox|account|recipient|person)|doesn['’]t have[^\n]{0,40}account|not our customer|unknown in|user not|(?:isn['’]t|is not) (?:listed|known)|no valid recipients|no longer on server|can['’]t create output|does not like recipient|550 [^\n]{0,80}unknown|address[^\n]{0,30}incorrect|recipient address rejected: access denied/i,
  },
  {
    reason: 'spam',
    says: /spam|blacklist|black ?list|block ?list|blocklist|blocked using|blocked by|reputation|\brbl\b|dnsbl|spamhaus|barracuda|spamcop|sorbs|junk|unsolicited|virus|infected|bulk (?:e-?)?mail|\bube\b|banned/i,
  },
  {
    reason: 'expired',
    says: /expired|timed? ?out|did not accept our requests to connect|not reachable|could not be delivered (?:for|within|in)|too old|delivery time|retry time(?:out)?|retry limit|retries|maximum time|hop count|deferred too long|not been delivered (?:for|within|after)|délai[^\n]{0,30}(?:expiré|dépassé)|connection (?:refused|reset|timed|dropped|lost)|temporar(?:y|ily)|lost connection|unreachable|will (?:be retried|keep trying)|giving up|queue(?:d)? too long|no answer/i,
  },
  {
    reason: 'policy',
    says: /polic(?:y|ies)|dmarc|\bspf\b|dkim|not authori[sz]ed|unauthori[sz]ed|relay(?:ing)?|access denied|denied|not permitted|permission|forbidden|not allowed|rejected|refused|restricted|authentication|verif|administrat|interdit|refusé|content|rate limit|too many/i,
  },
];

const BY_STATUS: readonly { readonly reason: BounceReason; readonly status: RegExp }[] = [
  { reason: 'user-unknown', status: /^[45]\.1\.[136]$|^5\.1\.(?:0|10)$/ },
  { reason: 'host-unknown', status: /^[45]\.1\.2$|^5\.4\.4$/ },
  { reason: 'mailbox-full', status: /^[45]\.2\.2$/ },
  { reason: 'too-big', status: /^[45]\.(?:2\.3|3\.4)$/ },
  { reason: 'suspended', status: /^[45]\.2\.1$/ },
  { reason: 'expired', status: /^[45]\.4\.(?:7|1)$|^4\.4\.\d$/ },
  { reason: 'policy', status: /^[45]\.7\.\d{1,3}$|^[45]\.1\.[78]$/ },
];

const PERMANENT: ReadonlySet<BounceReason> = new Set(['user-unknown', 'host-unknown', 'suspended', 'moved']);

/** `words` are the server's own (Diagnostic-Code, or the notice's text), `status` the enhanced code. */
export function bounceReason(words: string, status: string | null): BounceReason {
  const said = REASONS.find((candidate) => candidate.says.test(words.slice(0, 20_000)))?.reason;
  const coded = BY_STATUS.find((candidate) => status !== null && candidate.status.test(status))?.reason;
  if (said === 'expired' && coded === 'policy') return said;
  if (said === 'policy' || said === 'expired') return coded ?? said;
  return said ?? coded ?? 'other';
}

/** Whether nothing more may be sent to that address. */
export function isPermanent(reason: BounceReason): boolean {
  return PERMANENT.has(reason);
}

/** The enhanced code (RFC 3463) a server's words begin with or hold. */
export function statusIn(text: string): string | null {
  return /(?:^|[\s(#[:])([45]\.\d{1,3}\.\d{1,3})(?=$|[\s)\],;:>.-])/m.exec(text)?.[1] ?? null;
}

/** `deadAddress`: nothing more may be sent there. `onTheWay`: the road or a limit failed (x.4.x): it may pass later, whatever the code. */
export type Refusal = { readonly reason: BounceReason; readonly deadAddress: boolean; readonly onTheWay: boolean };

/**
 * What a relay's answer to RCPT says of the address. It is dead where x.1.x says so, save .7 and .8, which are about the sender
 * (RFC 3463, 3.2); without such a code, where the words say that nobody has it. All else is about us, or the way.
 */
export function recipientRefusal(response: string): Refusal {
  const status = statusIn(response);
  const said = bounceReason(response, status);
  if (status === null) return { reason: said, deadAddress: said === 'user-unknown', onTheWay: false };
  if (/^5\.1\.(?![78]$)/.test(status)) {
    return { reason: isPermanent(said) ? said : 'user-unknown', deadAddress: true, onTheWay: false };
  }
  const ours = /^\d\.(?:[47]\.|1\.[78]$)/.test(status);
  return { reason: ours ? 'policy' : said, deadAddress: false, onTheWay: status.startsWith('5.4.') };
}
