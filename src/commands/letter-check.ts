/** The command that says whether a letter may leave, from a JSON on standard input: no claim, no database, no configuration. */
import { letterFromText } from '../letters/any-letter.ts';
import { letterFaults } from '../letters/letter-faults.ts';
import { loadLetterPhrases } from '../rules.ts';
import { givenLetterFrom } from './letter-check/given-letter.ts';
import { faultsAsJson, faultsInWords } from './letter-check/told-faults.ts';
import { jsonFromStandardInput } from './standard-input.ts';
import { readArguments } from './usage.ts';

/** Exit status 0, whatever was found in the letter. @throws FaultyFile with every fault of what was given; WrongUsage */
export async function letterCheck(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { options: { json: { type: 'boolean', default: false } } });
  const letter = givenLetterFrom(await jsonFromStandardInput('npm run -s amiable -- letter-check < courrier.json'));
  const faults = letterFaults(letterFromText(letter), loadLetterPhrases());
  process.stdout.write(values.json ? `${faultsAsJson(faults)}\n` : faultsInWords(faults));
  return 0;
}
