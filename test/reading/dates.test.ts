/** Days as debtors write them, read on Tuesday 24 November 2026. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, frenchDate, isIsoDate, isoDate, shortDate } from '../../src/law/calendar.ts';
import { datesIn } from '../../src/reading/dates.ts';

const TUESDAY = isoDate('2026-11-24');
const days = (text: string, toward: 'future' | 'past' = 'future') => datesIn(text, TUESDAY, toward).map((found) => found.date);

describe('a day ahead', () => {
  test.each([
    ['avant le 15 décembre', '2026-12-15'],
    ['15/12', '2026-12-15'],
    ['15/12/2026', '2026-12-15'],
    ['15.12.26', '2026-12-15'],
    ['avant le 8-12', '2026-12-08'],
    ['le 5', '2026-12-05'],
    ['le 31', '2026-12-31'],
    ['le 5 du mois prochain', '2026-12-05'],
    ['jeudi 3', '2026-12-03'],
    ['jeudi 3 décembre', '2026-12-03'],
    ['le quinze décembre', '2026-12-15'],
    ['le 1er décembre', '2026-12-01'],
    ['vendredi', '2026-11-27'],
    ['vendredi prochain', '2026-11-27'],
    ['mardi', '2026-12-01'],
    ['vendredi de la semaine prochaine', '2026-12-04'],
    ['lundi en huit', '2026-11-30'],
    ['le vendredi d’après', '2026-12-04'],
    ['samedi cette semaine', '2026-11-28'],
    ['demain matin', '2026-11-25'],
    ['2main', '2026-11-25'],
    ['apres demain', '2026-11-26'],
    ['Wednesday 9 December', '2026-12-09'],
    ['December 15', '2026-12-15'],
    ['the 15th', '2026-12-15'],
    ['by Friday', '2026-11-27'],
    ['avant Noël', '2026-12-25'],
    ['dans la journée', '2026-11-24'],
    ['le dix au matin', '2026-12-10'],
    ['vendredi quatre', '2026-12-04'],
    ['le vingt-huit', '2026-11-28'],
    ['le trente et un décembre', '2026-12-31'],
    ['le vingt et un décembre', '2026-12-21'],
    ['le dix-sept', '2026-12-17'],
    ['à partir du 10', '2026-12-10'],
    ['à compter du 1er décembre', '2026-12-01'],
    ['le premier lundi de janvier', '2027-01-04'],
    ['le dernier vendredi de janvier', '2027-01-29'],
    ['the second Monday of January', '2027-01-11'],
    ['le premier jeudi du mois prochain', '2026-12-03'],
    ['d’aujourd’hui en huit', '2026-12-01'],
    ['a week from today', '2026-12-01'],
    ['cet aprem', '2026-11-24'],
    ['avant la Saint-Nicolas', '2026-12-06'],
    ['à la Sainte-Catherine', '2026-11-25'],
    ['pour la Chandeleur', '2027-02-02'],
    ['d’ici la Saint-Valentin', '2027-02-14'],
    ['avant la Toussaint', '2027-11-01'],
    ['la veille de Noël', '2026-12-24'],
    ['le lendemain de Noël', '2026-12-26'],
    ['by Christmas Eve', '2026-12-24'],
    ['on New Year’s Day', '2027-01-01'],
    ['avant le réveillon', '2026-12-31'],
    ['avant le jour de l’an', '2027-01-01'],
    ['d’ici Pâques', '2027-03-28'],
    ['après l’Ascension', '2027-05-07'],
    ['before Easter', '2027-03-28'],
  ])('%s is %s, firm', (text, date) => {
    expect(datesIn(text, TUESDAY)).toEqual([expect.objectContaining({ date, from: date, to: date, firmness: 'firm' })]);
  });

  test.each([
    ['sous huitaine', '2026-12-02'],
    ['sous quinzaine', '2026-12-09'],
    ['sous 10 jours', '2026-12-04'],
    ['sous 48h', '2026-11-26'],
    ['dans deux semaines', '2026-12-08'],
    ['within 10 days', '2026-12-04'],
    ['d’ici la fin du mois', '2026-11-30'],
    ['fin de mois', '2026-11-30'],
    ['fin du mois prochain', '2026-12-31'],
    ['mi-janvier', '2027-01-15'],
    ['début janvier', '2027-01-10'],
    ['fin avril 2027', '2027-04-30'],
    ['en décembre', '2026-12-31'],
    ['première quinzaine de décembre', '2026-12-15'],
    ['la semaine prochaine', '2026-12-04'],
    ['en milieu de semaine prochaine', '2026-12-02'],
    ['la semaine du 7 décembre', '2026-12-11'],
    ['dans la semaine', '2026-11-27'],
    ['fin de semaine', '2026-11-27'],
    ['end of next month', '2026-12-31'],
    ['fin d’année', '2026-12-31'],
    ['sous 8 à 10 jours', '2026-12-04'],
    ['d’ici trois semaines', '2026-12-15'],
    ['d’ici à trois semaines', '2026-12-15'],
    ['dans une dizaine de jours', '2026-12-04'],
    ['dans deux petites semaines', '2026-12-08'],
    ['in two to three weeks', '2026-12-15'],
    ['within a fortnight', '2026-12-08'],
    ['à huitaine', '2026-12-02'],
    ['at month-end', '2026-11-30'],
    ['le dernier jour du mois', '2026-11-30'],
    ['fin du trimestre', '2026-12-31'],
    ['semaine 50', '2026-12-11'],
    ['entre Noël et le jour de l’an', '2026-12-31'],
    ['début de semaine prochaine', '2026-12-04'],
  ])('%s is %s, about', (text, date) => {
    expect(datesIn(text, TUESDAY)).toEqual([expect.objectContaining({ date, firmness: 'approximate' })]);
  });

  test('several days of one month, or of three', () => {
    expect(days('les 10, 20 et 30 décembre')).toEqual(['2026-12-10', '2026-12-20', '2026-12-30']);
    expect(days('le 15 décembre, janvier et février')).toEqual(['2026-12-15', '2027-01-15', '2027-02-15']);
    expect(days('the 15th of December, January and February')).toEqual(['2026-12-15', '2027-01-15', '2027-02-15']);
    expect(days('les 10 décembre, 10 janvier et 10 février')).toEqual(['2026-12-10', '2027-01-10', '2027-02-10']);
  });
});

describe('a day behind', () => {
  test.each([
    ['hier', '2026-11-23'],
    ['avant-hier', '2026-11-22'],
    ['ce matin', '2026-11-24'],
    ['lundi', '2026-11-23'],
    ['vendredi dernier', '2026-11-20'],
    ['le 12', '2026-11-12'],
    ['le 12 novembre', '2026-11-12'],
    ['le 28/10', '2026-10-28'],
    ['il y a trois jours', '2026-11-21'],
    ['la semaine dernière', '2026-11-20'],
    ['5 days ago', '2026-11-19'],
    ['il y a dix minutes', '2026-11-24'],
    ['à l’instant', '2026-11-24'],
    ['last night', '2026-11-23'],
    ['à la Toussaint', '2026-11-01'],
  ])('%s is %s', (text, date) => {
    expect(days(text, 'past')).toEqual([date]);
  });
});

describe('no day', () => {
  test.each([
    'quand je serai payé',
    'le 10 rue de la Paix',
    'à 10h30',
    'le 15 € de trop',
    'le 3 fois sans frais',
    '31/02',
    'je paie le 31 septembre',
    'vendredi 31 septembre',
    'je paie le 31-09',
    'avant le trente et un novembre',
    'le 30 février 2027',
    'the 31st of June',
    'au printemps',
    'facture 2026-D-140',
    'le deux pièces',
    'joyeux Noël',
    'rue Saint-Michel',
    'les commandes de Noël',
    'la clinique Saint-Jean',
    'deux semaines de congé',
    'le premier rappel',
  ])('%s', (text) => {
    expect(days(text)).toEqual([]);
  });
});

test('any day we write in full or in figures is read back, with its words', () => {
  const someDay = fc.integer({ min: 0, max: 300 }).map((later) => addDays(TUESDAY, later));
  fc.assert(
    fc.property(someDay, fc.constantFrom(frenchDate, shortDate), (day, written) => {
      const text = `je vous règle le ${written(day)} sans faute`;
      const found = datesIn(text, TUESDAY);
      expect(found.map(({ date }) => date)).toEqual([day]);
      for (const { quote, at } of found) expect(text.slice(at, at + quote.length)).toBe(quote);
    }),
  );
});

test('every day of the month, said in words, is the next one of that number', () => {
  const WORDS =
    'premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un'.split(
      ' ',
    );
  const after = fc.constantFrom('', ' au matin', ' sans faute', ', promis', ' par virement');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), after, (day, rest) => {
      expect(days(`le ${WORDS[day - 1]}${rest}`)).toEqual(days(`le ${day}${rest}`));
    }),
  );
});

test('whatever is written, a day found is one of the calendar', () => {
  const word = fc.constantFrom(
    'le',
    '31',
    '5',
    'février',
    'fin',
    'mois',
    'prochain',
    'vendredi',
    'sous',
    'jours',
    '/',
    'du',
    '2026',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom('future' as const, 'past' as const), (words, toward) => {
      for (const { date, from, to } of datesIn(words.join(' '), TUESDAY, toward)) {
        expect(isIsoDate(date)).toBe(true);
        expect(from <= to).toBe(true);
      }
    }),
  );
});
