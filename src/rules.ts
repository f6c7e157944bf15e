/** The rules that are data: rates, cadences, and the phrases we read and write by, from the package's `config` folder. */
import { join } from 'node:path';
import { ZodError } from 'zod';
import { cadencesFrom } from './claim/cadence.ts';
import type { Cadence } from './claim/practice.ts';
import { FaultyFile, faultInWords, faultsFrom } from './config/faults.ts';
import { CONFIG_FOLDER, readYaml } from './config/yaml-file.ts';
import { type Rates, ratesFrom } from './law/rates.ts';
import { type InvoiceNames, invoiceNamesFrom } from './letters/invoice-names.ts';
import { type LegalSentences, legalSentencesFrom } from './letters/legal-sentences.ts';
import { type LetterPhrases, letterPhrasesFrom } from './letters/letter-check.ts';
import { type Phrases, phrasesFrom } from './reading/phrases.ts';

export type Rules = {
  readonly rates: Rates;
  readonly cadences: readonly Cadence[];
  readonly phrases: Phrases;
  readonly letterPhrases: LetterPhrases;
  readonly invoiceNames: InvoiceNames;
  readonly legalSentences: LegalSentences;
};

/** @throws FaultyFile for the first file with faults. */
export function loadRules(dir: string = CONFIG_FOLDER): Rules {
  return {
    rates: loadRates(dir),
    cadences: parsed(join(dir, 'cadences.yaml'), cadencesFrom),
    phrases: loadPhrases(dir),
    letterPhrases: loadLetterPhrases(dir),
    invoiceNames: loadInvoiceNames(dir),
    legalSentences: loadLegalSentences(dir),
  };
}

export function loadRates(dir: string = CONFIG_FOLDER): Rates {
  return parsed(join(dir, 'rates.yaml'), ratesFrom);
}

export function loadLetterPhrases(dir: string = CONFIG_FOLDER): LetterPhrases {
  return parsed(join(dir, 'letter-phrases.yaml'), letterPhrasesFrom);
}

export function loadInvoiceNames(dir: string = CONFIG_FOLDER): InvoiceNames {
  return parsed(join(dir, 'letter-phrases.yaml'), invoiceNamesFrom);
}

export function loadLegalSentences(dir: string = CONFIG_FOLDER): LegalSentences {
  return parsed(join(dir, 'legal-sentences.yaml'), legalSentencesFrom);
}

let ours: Phrases | null = null;

/** What reading a mail needs, and nothing else; our own are read once. */
export function loadPhrases(dir: string = CONFIG_FOLDER): Phrases {
  if (dir !== CONFIG_FOLDER) return phrasesIn(dir);
  ours ??= phrasesIn(dir);
  return ours;
}

function phrasesIn(dir: string): Phrases {
  const files = ['phrases.fr.yaml', 'phrases.en.yaml', 'replies.yaml'].map((name) => join(dir, name));
  return faultsNamed(files.join(', '), null, () => phrasesFrom(files.map((file) => readYaml(file))));
}

function parsed<T>(file: string, from: (yaml: unknown) => T): T {
  const yaml = readYaml(file);
  return faultsNamed(file, yaml, () => from(yaml));
}

function faultsNamed<T>(file: string, yaml: unknown, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ZodError) throw new FaultyFile(file, faultsFrom(error.issues, yaml).map(faultInWords));
    if (error instanceof FaultyFile) throw error;
    throw new FaultyFile(file, (error as Error).message.split('\n'));
  }
}
