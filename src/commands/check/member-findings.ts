/** Tries one member's mailbox for real: a test mail, her answer, and a forged mail to ourselves; tells which proofs of sender hold. */
import type { Member } from '../../claim/practice.ts';
import type { PracticeConfig } from '../../config.ts';
import { type Resolver, senderAuthenticity } from '../../outside/authenticity.ts';
import { composeMail } from '../../outside/compose.ts';
import { addressWith, messageIdWith, newId } from '../../outside/seal.ts';
import { postBytes } from '../../outside/smtp.ts';
import type { Mail } from '../../reading/mail.ts';
import { type Arrived, mailsAfter } from './await-mails.ts';
import { codeInFrench, type Finding, fails, remark, works } from './finding.ts';
import { verdictAuthor, verdictLines } from './verdict-lines.ts';

export type Trial = {
  readonly config: PracticeConfig;
  readonly member: Member;
  readonly minutes: number;
  readonly resolver: Resolver;
  /** Between two looks into the mailbox. */
  readonly everyMs: number;
  readonly say: (line: string) => void;
};

export async function memberFindings(trial: Trial): Promise<readonly Finding[]> {
  const { config, member, minutes, everyMs, say } = trial;
  const { inbox } = config.practice;
  const code = newId().slice(0, 6);
  const tokenAddress = addressWith(inbox, `essai-${code}`);
  const isForged = (mail: Mail) => mail.subject === forgedSubject(code);
  const isAnswer = (mail: Mail) => !isForged(mail) && mail.subject.includes(code) && mail.from[0]?.address === member.address;
  const arrived = await mailsAfter(config.mailbox, () => postBoth(trial, code, tokenAddress), {
    wanted: (mail) => isForged(mail) || isAnswer(mail),
    stop: (mails) => mails.some(({ mail }) => isAnswer(mail)),
    forMs: minutes * 60_000,
    everyMs,
  });
  say('');
  const forged = arrived.find(({ mail }) => isForged(mail));
  const answer = arrived.find(({ mail }) => isAnswer(mail));
  return [
    ...forgedFindings(config, code, forged),
    ...(answer === undefined
      ? [fails(`Aucune réponse de ${member.address} n’est arrivée en ${minutes} minute(s).`)]
      : [...answerFindings(answer, tokenAddress), ...(await proofFindings(trial, answer))]),
  ];
}

function forgedSubject(code: string): string {
  return `Essai d’un faux verdict (${code})`;
}

/** By which the forged line is told from the server's own. */
function nobodysDomain(code: string): string {
  return `essai-${code}.invalid`;
}

/** @throws Error, in French, when the relay does not take them. */
async function postBoth(trial: Trial, code: string, tokenAddress: string): Promise<void> {
  const { config, member, minutes, say } = trial;
  await post(config, member.address, `Essai de la messagerie (${code})`, tokenAddress, {}, TEST_WORDS);
  say(`  Un message est parti pour ${member.address}. Répondez-y d’un mot ; Amiable attend ${minutes} minute(s).`);
  if (config.authservId === null) return;
  const verdict = { 'Authentication-Results': `${config.authservId}; dmarc=pass header.from=${nobodysDomain(code)}` };
  await post(config, tokenAddress, forgedSubject(code), null, verdict, FORGED_WORDS);
}

const TEST_WORDS = [
  'Bonjour,',
  '',
  'Ce message essaie la messagerie d’Amiable avant qu’il ne commence.',
  'Répondez-y d’un mot, comme vous répondriez à n’importe quel message : « Reçu » suffit.',
  '',
  'Votre réponse dira si Amiable peut s’assurer qu’un message vient bien de vous.',
  'Rien d’autre n’en sera retenu.',
  '',
  'Avec nos remerciements,',
  'Amiable',
  '',
].join('\n');

const FORGED_WORDS = 'Ce message porte exprès un faux verdict, pour essayer votre serveur. Vous pouvez le supprimer.\n';

async function post(
  { practice, smtp }: PracticeConfig,
  to: string,
  subject: string,
  replyTo: string | null,
  headers: Readonly<Record<string, string>>,
  text: string,
): Promise<void> {
  const raw = await composeMail({
    messageId: messageIdWith(practice.inbox, `essai.${newId()}`),
    date: new Date(),
    from: { name: practice.name, address: practice.inbox },
    to,
    replyTo,
    subject,
    text,
    html: null,
    inReplyTo: null,
    references: [],
    attachments: [],
    autoSubmitted: true,
    headers,
  });
  const posted = await postBytes(smtp, { from: practice.inbox, to }, raw, async () => undefined);
  if (posted.is === 'refused') throw new Error(`le relais a refusé le message pour ${to} : ${posted.code} ${posted.response}`);
  if (posted.is === 'not-sent') throw new Error(`le message pour ${to} n’est pas parti : ${codeInFrench(posted.reason)}`);
}

/** What our server did to a verdict in its own name that somebody else wrote. */
function forgedFindings({ authservId }: PracticeConfig, code: string, forged: Arrived | undefined): readonly Finding[] {
  if (authservId === null) return [];
  if (forged === undefined) {
    return [remark('Faux verdict : le message d’essai envoyé à notre adresse à « + » n’est pas arrivé ; rien à en dire.')];
  }
  const place = verdictLines(forged.mail).findIndex((line) => line.includes(nobodysDomain(code)));
  if (place === -1) return [works('Faux verdict : votre serveur le retire.')];
  if (place === 0) return [remark(BELIEVED)];
  return [
    works('Faux verdict : votre serveur le laisse, mais écrit le sien au-dessus, et Amiable ne croit que celui du dessus.'),
  ];
}

const BELIEVED =
  'Faux verdict : il est resté en tête d’un message envoyé de la boîte à elle-même, et serait cru sur ce chemin-là, où il faut\nconnaître le mot de passe d’une boîte de votre serveur. Demandez à votre hébergeur de retirer les lignes qui portent son nom.';

function answerFindings({ mail, inJunk }: Arrived, tokenAddress: string): readonly Finding[] {
  return [
    works('Réponse : arrivée.'),
    mail.deliveredTo.includes(tokenAddress)
      ? works('Adresses à « + » : la réponse est revenue à la nôtre, jeton compris.')
      : fails('Adresses à « + » : la réponse est arrivée sans son jeton ; le serveur ou le logiciel de messagerie le retire.'),
    ...(inJunk ? [remark('Elle était dans les indésirables : ajoutez ses auteurs aux expéditeurs sûrs de la boîte.')] : []),
  ];
}

async function proofFindings({ config, resolver }: Trial, { mail, raw }: Arrived): Promise<readonly Finding[]> {
  const { authservId, proofs } = config;
  const alone = { authservId: null, resolver, acceptDkim: false, microsoftInternal: false };
  const holds = async (only: Partial<typeof alone> | { readonly authservId: string }) =>
    (await senderAuthenticity(raw, mail, { ...alone, ...only })).verdict === 'authentic';
  const [topmost = null] = verdictLines(mail);
  const dkim = await holds({ acceptDkim: true });
  const microsoft = await holds({ microsoftInternal: true });
  const verdict = authservId !== null && (await holds({ authservId }));
  const ways = { 'receiver-verdict': verdict, 'aligned-dkim': dkim, 'microsoft-internal': microsoft, 'round-trip': false };
  const first = proofs.find((proof) => ways[proof]);
  return [
    remark(topmost === null ? 'Votre serveur n’écrit aucun verdict.' : `Le verdict du dessus : ${topmost}`),
    ...(topmost === null ? [] : authserverFindings(config, topmost)),
    proofFinding('receiver-verdict', 'Verdict de votre serveur', verdict),
    proofFinding('aligned-dkim', 'Signature DKIM de votre domaine', dkim),
    ...(microsoft || proofs.includes('microsoft-internal')
      ? [proofFinding('microsoft-internal', 'Marque interne de Microsoft 365', microsoft)]
      : []),
    first === undefined
      ? withoutProof(proofs.includes('round-trip'))
      : works(`Avec votre configuration, ce message est prouvé par ${first}.`),
  ];
}

function authserverFindings({ authservId }: PracticeConfig, topmost: string): readonly Finding[] {
  const author = verdictAuthor(topmost);
  return author === authservId
    ? []
    : [remark(`Il est signé « ${author} » : pour receiver-verdict, écrivez authservId: ${author}`)];
}

function proofFinding(name: string, words: string, holds: boolean): Finding {
  return holds ? works(`${words} (${name}) : tient.`) : remark(`${words} (${name}) : ne tient pas pour ce message.`);
}

function withoutProof(roundTrip: boolean): Finding {
  return roundTrip
    ? remark('Aucune preuve ne tient d’elle-même : à chaque accord, un code à recopier sera envoyé (round-trip).')
    : fails('Aucune preuve ne tient : ajoutez round-trip à proofs, sans quoi aucun accord ne sera reçu.');
}
