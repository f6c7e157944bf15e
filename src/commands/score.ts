/** Measures the reading on labelled cases: the repository's own, or files named, of debtors' replies or of members' mails; or folders of whole mails. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { closeParser } from '../outside/mime.ts';
import type { Phrases } from '../reading/phrases.ts';
import { loadPhrases } from '../rules.ts';
import { labelledMemberMail, memberMailReport, scoreMemberMail } from './score/cabinet.ts';
import { mailReport, scoreMails } from './score/mails.ts';
import { labelledReply, missed, replyReport, scoreReply } from './score/replies.ts';
import { scoreSpoofs, spoofReport } from './score/spoofs.ts';
import { readArguments, WrongUsage } from './usage.ts';

const CASES = fileURLToPath(new URL('../../test/replies', import.meta.url));

/** The exit status is 1 when a reply that must go to a person does not. */
export async function score(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, { allowPositionals: true, options: {} });
  const phrases = loadPhrases();
  const folders = positionals.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  const files = positionals.length > 0 ? positionals.filter((path) => !folders.includes(path)) : ownCases();
  const lines = files.flatMap(linesOf);
  const ofMembers = lines.filter(({ value }) => typeof value === 'object' && value !== null && 'from_role' in value);
  const ofDebtors = lines.filter((line) => !ofMembers.includes(line));
  const replies = ofDebtors.map((line) => scoreReply(caseAt(line, labelledReply), phrases));
  const memberMails = ofMembers.map((line) => scoreMemberMail(caseAt(line, labelledMemberMail), phrases));
  const reports = [
    replies.length > 0 ? replyReport(replies) : [],
    memberMails.length > 0 ? memberMailReport(memberMails) : [],
    ...(await folderReports(folders, phrases)),
  ].filter((report) => report.length > 0);
  process.stdout.write(`${reports.map((report) => report.join('\n')).join('\n\n')}\n`);
  return missed(replies).length > 0 ? 1 : 0;
}

/** Of each folder's mails, and of those in its `spoofs`. */
async function folderReports(folders: readonly string[], phrases: Phrases): Promise<readonly (readonly string[])[]> {
  const reports: (readonly string[])[] = [];
  try {
    for (const folder of folders) {
      const spoofs = await scoreSpoofs(join(folder, 'spoofs'));
      reports.push(mailReport(await scoreMails(folder, phrases)), spoofs.length > 0 ? spoofReport(spoofs) : []);
    }
  } finally {
    await closeParser();
  }
  return reports;
}

function ownCases(): readonly string[] {
  return readdirSync(CASES)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(CASES, name))
    .sort();
}

type Line = { readonly where: string; readonly value: unknown };

/** @throws WrongUsage naming the file that cannot be read, or the line that is no JSON. */
export function linesOf(file: string): readonly Line[] {
  return textOf(file)
    .split('\n')
    .flatMap((text, index) => {
      const where = `${file}, ligne ${index + 1}`;
      return text.trim() === '' ? [] : [{ where, value: jsonIn(text, where) }];
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUsage(`« ${file} » ne se laisse pas lire : il faut un fichier JSONL de messages étiquetés.`);
  }
}

function jsonIn(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUsage(`${where} : une ligne de JSON était attendue.`);
  }
}

/** @throws WrongUsage naming the line that is no labelled case, and what it lacks. */
export function caseAt<T extends z.ZodType>({ where, value }: Line, labelled: T): z.infer<T> {
  const read = labelled.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join(', ');
  throw new WrongUsage(`${where} : ${faults}`);
}
