/** What the digest and the check say of legal sentences that are out of date: which, since when, and the letters they hold back. */
import { LETTER_TEMPLATES } from '../claim/claim-events.ts';
import { LETTER_IN_FRENCH } from '../claim/in-french.ts';
import { addDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import { type LegalSentences, outOfDate } from '../letters/legal-sentences.ts';
import type { Paper } from '../outside/letter-paper.ts';

/** A line for each sentence. */
export function sentencesToReview(paper: Pick<Paper, 'sentencesOf'>, sentences: LegalSentences, on: IsoDate): readonly string[] {
  const names = new Set(LETTER_TEMPLATES.flatMap((template) => outOfDate(paper.sentencesOf(template), sentences, on)));
  return [...names].map((name) => {
    const held = LETTER_TEMPLATES.filter((template) => paper.sentencesOf(template).includes(name));
    const letters =
      held.length === LETTER_TEMPLATES.length ? 'tout courrier' : held.map((one) => LETTER_IN_FRENCH[one]).join(', ');
    return `${name} (${why(sentences.get(name), on)}) retient ${letters} : relisez pieces/law/${name}.mjml dans templates et dans templates/en, puis ses dates dans config/legal-sentences.yaml, et redémarrez Amiable`;
  });
}

function why(sentence: ReturnType<LegalSentences['get']>, on: IsoDate): string {
  if (sentence === undefined) return 'absente de config/legal-sentences.yaml';
  const { facts, from, to } = sentence;
  const when =
    on < from
      ? `n’a cours qu’à partir du ${frenchDate(from)}`
      : `n’a plus cours depuis le ${frenchDate(to === null ? on : addDays(to, 1))}`;
  return `${facts.join(', ')} ; ${when}`;
}
