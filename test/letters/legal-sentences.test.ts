/** every legal sentence of a letter names its facts and its days, and one that is out of date holds the letter back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answerLetter } from '../../src/claim/draft-letter.ts';
import { quietInFrench } from '../../src/claim/in-french.ts';
import { whyQuiet } from '../../src/claim/why-quiet.ts';
import { rulesFindings } from '../../src/commands/check/rules-findings.ts';
import { lettersOutOfDate } from '../../src/desk/desk.ts';
import { sentencesToReview } from '../../src/desk/sentences-to-review.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { legalSentencesFrom, outOfDate } from '../../src/letters/legal-sentences.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';
import { TEMPLATE_FOLDER } from '../../src/outside/template-files.ts';
import { loadRules } from '../../src/rules.ts';
import { given } from '../claim/given.ts';

const LEGAL =
  /article|code (?:civil|de commerce|de la commande)|taux légal|plein droit|consulter un avocat|médiateur|CNIL|intelligence artificielle|mise en demeure au sens|(?:civil|commercial|procurement) code|legal rate|as of right|consult a lawyer|consumer mediator|artificial intelligence|within the meaning/i;
const paper = await loadPaper();
const rules = loadRules();
const today = isoDate('2026-11-24');
const mjml = (folder: string) =>
  readdirSync(join(TEMPLATE_FOLDER, folder), { withFileTypes: true }).filter((file) => file.name.endsWith('.mjml'));
const expired = new Map([
  ...rules.legalSentences,
  ['late-penalties', { facts: ['L-23'], from: isoDate('2021-11-01'), to: isoDate('2026-11-23') }],
]);

describe('legal sentences', () => {
  test('each has its facts and days, and each of these has its sentence', () => {
    const pieces = mjml('pieces/law').map((file) => file.name.replace('.mjml', ''));
    expect([...rules.legalSentences.keys()].sort()).toEqual(pieces.sort());
    const inEnglish = mjml('en/pieces/law').map((file) => file.name.replace('.mjml', ''));
    expect(inEnglish.sort()).toEqual(pieces);
  });

  test('no other template cites the law', () => {
    for (const folder of ['.', 'letters', 'pieces', 'en/letters', 'en/pieces'])
      for (const file of mjml(folder))
        expect([file.name, readFileSync(join(TEMPLATE_FOLDER, folder, file.name), 'utf8')]).toEqual([
          file.name,
          expect.not.stringMatching(LEGAL),
        ]);
  });

  test('no word that code puts into a letter cites the law either', () => {
    for (const file of ['french-words', 'english-words', 'statement-rows', 'annex-fields', 'item-words'])
      expect([file, readFileSync(`src/letters/${file}.ts`, 'utf8')]).toEqual([file, expect.not.stringMatching(LEGAL)]);
  });

  test('all hold today', () => {
    expect(lettersOutOfDate({ paper, rules }, today)).toEqual([]);
    expect(sentencesToReview(paper, rules.legalSentences, today)).toEqual([]);
  });

  test('one holds from its first day to its last', () => {
    const sentences = legalSentencesFrom({ sentences: { x: { facts: ['L-23'], from: '2026-01-01', to: '2026-06-30' } } });
    const on = (day: string) => outOfDate(['x'], sentences, isoDate(day));
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-06-30'), on('2026-07-01')]).toEqual([['x'], [], [], ['x']]);
    expect(outOfDate(['y'], sentences, today)).toEqual(['y']);
  });

  test('a fault in the file is named', () => {
    expect(() => legalSentencesFrom({ sentences: { x: { facts: [], from: '2026-13-01', to: null } } })).toThrow(
      /un fait au moins[\s\S]*un jour comme/,
    );
  });
});

describe('a sentence out of date', () => {
  test('holds back the letters that print it, and only these', () => {
    expect(lettersOutOfDate({ paper, rules: { ...rules, legalSentences: expired } }, today)).toEqual(['formal-notice']);
  });

  test('is why nothing is sent, and an answer that prints it is not written', () => {
    const situation = { ...given('2026-09-07'), outOfDate: ['courtesy-reminder', 'date-asked'] as const };
    expect(whyQuiet(given('2026-09-07'))).toBeNull();
    const quiet = whyQuiet(situation);
    expect(quiet).toEqual({ because: 'sentence-out-of-date', template: 'courtesy-reminder' });
    expect(quietInFrench(quiet!)).toContain('config/legal-sentences.yaml');
    expect(answerLetter(situation, 'date-asked')).toBeNull();
    expect(answerLetter(situation, 'documents-noted')).not.toBeNull();
  });

  test('is told with its facts, since when, and the letters it holds back', () => {
    const [line] = sentencesToReview(paper, expired, today);
    expect(line).toMatch(
      /^late-penalties \(L-23 ; n’a plus cours depuis le 24 novembre 2026\) retient mise en demeure : relisez/,
    );
    const findings = rulesFindings(new Date('2026-11-24T10:00:00Z'), paper, () => ({ ...rules, legalSentences: expired }));
    expect(JSON.stringify(findings)).toContain('late-penalties');
  });
});
