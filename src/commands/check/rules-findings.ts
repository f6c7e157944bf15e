/** Whether the rules that are data can be read, and whether the rates of the day are among them. */

import { sentencesToReview } from '../../desk/sentences-to-review.ts';
import { parisDay } from '../../law/calendar.ts';
import { halfYearOf } from '../../law/rates.ts';
import type { Paper } from '../../outside/letter-paper.ts';
import { loadRules, type Rules } from '../../rules.ts';
import { type Finding, fails, works } from './finding.ts';

export function rulesFindings(now: Date, paper: Pick<Paper, 'sentencesOf'>, load: () => Rules = loadRules): readonly Finding[] {
  try {
    const { rates, cadences, phrases, letterPhrases, legalSentences } = load();
    const toReview = sentencesToReview(paper, legalSentences, parisDay(now));
    const names = [...new Set(cadences.map((cadence) => cadence.name))].join(', ');
    const halfYear = halfYearOf(parisDay(now));
    return [
      works(`Règles : ${phrases.all.length + letterPhrases.length} tournures ; cadences : ${names}.`),
      rates.has(halfYear)
        ? works(`Taux : ceux du semestre ${halfYear} sont connus.`)
        : fails(
            `Taux : ceux du semestre ${halfYear} manquent ; ajoutez-les à config/rates.yaml, sans quoi aucun intérêt n’est compté.`,
          ),
      ...toReview.map((line) => fails(`Phrase de droit : ${line}.`)),
    ];
  } catch (error) {
    return [fails(`Règles : ${(error as Error).message}`)];
  }
}
