/** The rates of config/rates.yaml, as the daemon reads them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Rates, ratesFrom } from '../../src/law/rates.ts';

export const ratesFile: unknown = parse(readFileSync(new URL('../../config/rates.yaml', import.meta.url), 'utf8'));
export const rates: Rates = ratesFrom(ratesFile);
