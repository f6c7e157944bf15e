/** Tries everything the configuration names, and says line by line what works and what does not. */
import type { Member } from '../claim/practice.ts';
import { type Config, configPath, loadConfig, type PracticeConfig } from '../config.ts';
import { openDatabase } from '../database/connect.ts';
import { systemResolver } from '../outside/authenticity.ts';
import { loadPaper } from '../outside/letter-paper.ts';
import { closeParser } from '../outside/mime.ts';
import { bodaccFinding } from './check/bodacc-finding.ts';
import { databaseFindings } from './check/database-findings.ts';
import { type Finding, fails, failureInFrench, findingLine, remark, works } from './check/finding.ts';
import { mailboxFindings, smtpFindings } from './check/mailbox-findings.ts';
import { memberFindings } from './check/member-findings.ts';
import { modelFinding } from './check/model-finding.ts';
import { rulesFindings } from './check/rules-findings.ts';
import { readArguments, WrongUsage } from './usage.ts';

/** Exit status: 1 when something fails. @throws WrongUsage, or FaultyFile where the configuration itself is at fault. */
export async function check(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { options: { member: { type: 'string' }, minutes: { type: 'string' } } });
  if (values.member === undefined && values.minutes !== undefined) throw new WrongUsage('--minutes ne va qu’avec --member.');
  const minutes = minutesFrom(values.minutes ?? '10');
  const config = loadConfig(process.env);
  return values.member === undefined ? checkAll(config) : checkMember(config, values.member, minutes);
}

function minutesFrom(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440) return minutes;
  throw new WrongUsage(`--minutes attend un nombre entier de minutes, de 1 à 1440, et non « ${text} ».`);
}

async function checkAll(config: Config): Promise<number> {
  let failed = tell('Installation', [
    works(`Configuration : ${configPath(process.env)}`),
    sendingFinding(config),
    ...rulesFindings(new Date(), await loadPaper()),
    ...(await databaseFindings(config.database, openDatabase)),
    await modelFinding(config.model, new Date()),
  ]);
  for (const one of config.practices) {
    const findings = [
      ...(await mailboxFindings(one.mailbox)),
      ...(await smtpFindings(one.smtp)),
      plusFinding(one),
      proofsFinding(one),
      await bodaccFinding(one.practice, new Date()),
    ];
    failed = tell(one.practice.name, findings) || failed;
  }
  return conclude(failed);
}

async function checkMember(config: Config, address: string, minutes: number): Promise<number> {
  const found = memberNamed(config, address);
  if (found === null) throw new WrongUsage(`${address} n’est l’adresse d’aucun membre de la configuration.`);
  say(`${found.config.practice.name} : essai avec ${found.member.name}\n`);
  try {
    const trial = { ...found, minutes, everyMs: 5000, resolver: systemResolver(), say };
    return conclude(tell('Ce que l’essai montre', await memberFindings(trial)));
  } catch (error) {
    return conclude(tell('Ce que l’essai montre', [fails(`L’essai n’a pas pu se faire : ${failureInFrench(error)}.`)]));
  } finally {
    await closeParser();
  }
}

function memberNamed(config: Config, address: string): { readonly config: PracticeConfig; readonly member: Member } | null {
  for (const one of config.practices) {
    const member = one.practice.members.find((each) => each.address === address.trim().toLowerCase());
    if (member !== undefined) return { config: one, member };
  }
  return null;
}

function sendingFinding({ sending }: Config): Finding {
  return sending === 'hold'
    ? remark('Envoi retenu (sending: hold) : Amiable fait tout, sauf expédier ; il montre chaque jour ce qui serait parti.')
    : works('Envoi ouvert (sending: on) : les lettres partent.');
}

function plusFinding({ practice: { inbox, members } }: PracticeConfig): Finding {
  const essai = inbox.replace('@', '+essai@');
  const partner = members.find((member) => member.role === 'partner')?.address ?? 'VOTRE_ADRESSE';
  return remark(
    `Adresses à « + » : un message pour ${essai} doit arriver dans la boîte. Pour l’essayer avec le reste :\nnpm run -s amiable -- check --member ${partner}`,
  );
}

function proofsFinding({ proofs, authservId }: PracticeConfig): Finding {
  const receiver = authservId === null ? '' : ` (verdicts de ${authservId})`;
  return remark(`Preuves de l’expéditeur, dans l’ordre : ${proofs.join(', ')}${receiver}.`);
}

/** Whether something fails. */
function tell(title: string, findings: readonly Finding[]): boolean {
  say([title, ...findings.map(findingLine), ''].join('\n'));
  return findings.some((finding) => finding.kind === 'fails');
}

function conclude(failed: boolean): number {
  say(failed ? 'Quelque chose ne fonctionne pas : voyez les lignes marquées ✗.' : 'Tout ce qui a été essayé fonctionne.');
  return failed ? 1 : 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
