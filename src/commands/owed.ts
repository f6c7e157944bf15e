/** The command that says what is owed on a day, from figures on standard input: no claim, no database, no configuration. */
import { owedOn } from '../claim/owed.ts';
import { loadRates } from '../rules.ts';
import { figuresFrom } from './owed/figures.ts';
import { owedAsJson } from './owed/owed-as-json.ts';
import { owedInWords } from './owed/owed-in-words.ts';
import { jsonFromStandardInput } from './standard-input.ts';
import { readArguments } from './usage.ts';

/** Exit status 0. @throws FaultyFile with every fault of what was given; WrongUsage */
export async function owed(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { options: { json: { type: 'boolean', default: false } } });
  const rates = loadRates();
  const figures = figuresFrom(await jsonFromStandardInput('npm run -s amiable -- owed < creance.json'), rates);
  const outcome = owedOn(figures, rates);
  if ('rateUnknown' in outcome) throw new Error(`figures were accepted without the rates of ${outcome.rateUnknown}`);
  process.stdout.write(values.json ? `${owedAsJson(outcome)}\n` : owedInWords(outcome));
  return 0;
}
