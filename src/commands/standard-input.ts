/** What is piped into a command: `… < claim.json`. */
import { text } from 'node:stream/consumers';
import { FaultyFile } from '../config/faults.ts';
import { WrongUsage } from './usage.ts';

export const STANDARD_INPUT = 'entrée standard';

/** The JSON of standard input. @throws FaultyFile where it is empty or not JSON; WrongUsage where nothing is piped in. */
export async function jsonFromStandardInput(example: string): Promise<unknown> {
  if (process.stdin.isTTY) throw new WrongUsage(`Donnez le JSON sur l’entrée standard, par exemple : ${example}`);
  const written = (await text(process.stdin)).replace(/^\uFEFF/, '');
  if (written.trim() === '') throw new FaultyFile(STANDARD_INPUT, ['rien n’est écrit ; il faut un objet JSON']);
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new FaultyFile(STANDARD_INPUT, [`ce n’est pas du JSON (${(error as Error).message})`]);
  }
}
