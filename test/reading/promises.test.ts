/** What is promised, for which day and which sum, however it is said; read on Tuesday 24 November 2026. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, frenchDate, isoDate, shortDate } from '../../src/law/calendar.ts';
import { readStatements } from '../../src/reading/statements.ts';
import { loadPhrases } from '../../src/rules.ts';

const phrases = loadPhrases();
const TUESDAY = isoDate('2026-11-24');
const read = (words: string) => readStatements(words, TUESDAY, phrases);

describe('a promise', () => {
  test.each<[string, string, number | null]>([
    ['140 samedi et le reste quand je peux', '2026-11-28', 14000],
    ['80 ok jeudi', '2026-11-26', 8000],
    ['Je vous mets ça le neuf au matin.', '2026-12-09', null],
    ['Ça part vendredi sans faute.', '2026-11-27', null],
    ['L’ensemble partira lundi de la semaine prochaine, en une fois.', '2026-11-30', null],
    ['jeudi c’est dans votre boîte', '2026-11-26', null],
    ['Comptez sur nous sous huitaine.', '2026-12-02', null],
    ['Demain, promis.', '2026-11-25', null],
    ['Vendredi au plus tard.', '2026-11-27', null],
    ['Départ des fonds jeudi 3 décembre.', '2026-12-03', null],
    ['1,800 goes out in Friday’s run.', '2026-11-27', 180000],
    ['Je serai payé le 5, je vous transfère 260 € le lendemain.', '2026-12-06', 26000],
    ['Je touche ma pension le neuf et je vous règle le dix.', '2026-12-10', null],
    ['La main-d’œuvre, rien à dire, 620 €, le chèque part samedi.', '2026-11-28', 62000],
    ['Nous ne contestons pas la note de base, dont le règlement interviendra le 30 novembre.', '2026-11-30', null],
    ['Je n’ai pas oublié votre facture, je la solde lundi.', '2026-11-30', null],
    ['Le virement est signé pour le 14 décembre.', '2026-12-14', null],
    ['Tout en une fois le 20 décembre, quand la saison a donné.', '2026-12-20', null],
    ['jvs fait le virmt jeudi, 95 comme prevu', '2026-11-26', 9500],
    ['Payment of 420 euros in the month-end batch, value date Monday 30 November.', '2026-11-30', 42000],
    ['mon beau-père vous apporte 75 euros en liquide samedi', '2026-11-28', 7500],
    ['Le reste avant la Saint-Nicolas, par virement.', '2026-12-06', null],
    ['C’est noté pour mercredi : 310 €.', '2026-11-25', 31000],
    ['Onze cent cinquante vendredi, par virement.', '2026-11-27', 115000],
    [
      'Mon neveu m’aidera à remplir le chèque et je le posterai lundi. C’est bien 212 euros et 40 centimes ?',
      '2026-11-30',
      21240,
    ],
    ['J’ai versé 150 hier, le reste suit le 10.', '2026-12-10', null],
    ['La CAF me verse 430 € le 5 janvier. Dès le lendemain je vous paie les 390 € de novembre.', '2027-01-06', 39000],
    ['Vous me demandez si je peux régler avant le 15. Non. Avant la fin du mois, oui.', '2026-11-30', null],
    ['Votre facture sera incluse dans le train de virements du 30.', '2026-11-30', null],
    [
      'Mon chantier se finit mercredi, le client règle à la réception, donc mettons vendredi je vous fais le virement.',
      '2026-11-27',
      null,
    ],
    ['On vous paye quand la coop nous règle le maïs, c’est-à-dire mi-décembre.', '2026-12-15', null],
    ['La facture 130 (1 890,00 €) est programmée au 10/12.', '2026-12-10', 189000],
    ['Le virement a été rejeté. Il a été reprogrammé pour le 29.', '2026-11-29', null],
    ['Nous avons pour habitude de régler nos fournisseurs le 25. Ce sera donc au 25 décembre.', '2026-12-25', null],
    ['Je passe au cabinet jeudi, j’aurai le chéquier.', '2026-11-26', null],
    [
      'Impossible d’honorer l’échéance du 5 décembre, nous vous confirmons que la somme sera bien réglée le 5 janvier.',
      '2027-01-05',
      null,
    ],
    ['Donc à partir du 30 novembre, c’est promis.', '2026-11-30', null],
    ['Prélevez-les sur mon compte le 16, on est d’accord sur les 1 870 €.', '2026-12-16', null],
    ['Votre facture passe dans le prochain batch, vendredi 4.', '2026-12-04', null],
    ['Je retente demain depuis mon autre compte, c’est 75 € ?', '2026-11-25', 7500],
    ['Le 15 j’ai une voiture qui part à 3000 et là-dessus je vous donne les 750.', '2026-12-15', 75000],
    ['Je vous verse le reste après les fêtes, mettons le 8 janvier.', '2027-01-08', null],
    ['3 200 € c’est ça ? Vous aurez un chèque demain au bureau.', '2026-11-25', 320000],
    ['On fait les comptes samedi et jte règle dimanche.', '2026-11-29', null],
    ['Traite acceptée, échéance au 15 janvier 2027.', '2027-01-15', null],
    ['Le chèque est prêt. Le voici enfin, il part demain. 74,50 euros.', '2026-11-25', 7450],
    ['Mon intendant vous fera tenir la somme due par le courrier de jeudi.', '2026-11-26', null],
    ['La bourse arrive le 5, je vous paye le 6.', '2026-12-06', null],
    ['La quête de Noël nous permettra de vous régler la première semaine de janvier.', '2027-01-08', null],
    ['Mon virement permanent ne démarre qu’en janvier (le 3), du coup je vous fais un chèque lundi, 412 €.', '2026-11-30', 41200],
    ['mdr g oublié, jfé sa demain matin promis 45e', '2026-11-25', 4500],
    ['Notre chèque vous est revenu impayé, merci de le représenter à partir du 30.', '2026-11-30', null],
    ['le principal de 1 640 € sera viré lundi', '2026-11-30', 164000],
    ['j’ai 12e sur mon compte lol. jvous paye le 6', '2026-12-06', null],
  ])('%s', (words, date, amountCents) => {
    expect(read(words).promise).toMatchObject({ date, amountCents });
  });

  test('of any sum on any day, in any frame', () => {
    const sum = fc.integer({ min: 40, max: 1900 });
    const someDay = fc.integer({ min: 1, max: 60 }).map((later) => addDays(TUESDAY, later));
    const frame = fc.constantFrom<(sum: number, day: string) => string>(
      (amount, day) => `Je vous vire ${amount} euros le ${day}.`,
      (amount, day) => `Vous aurez ${amount} € le ${day} sans faute.`,
      (amount, day) => `${amount} le ${day}, promis`,
      (amount, day) => `Le ${day}, virement de ${amount} €.`,
      (amount, day) => `Un chèque de ${amount} part le ${day}.`,
      (amount, day) => `Ma femme passe vous déposer ${amount} € le ${day}.`,
    );
    fc.assert(
      fc.property(sum, someDay, fc.constantFrom(frenchDate, shortDate), frame, (amount, day, written, said) => {
        expect(read(said(amount, written(day))).promise).toMatchObject({ amountCents: amount * 100, date: day });
      }),
    );
  });
});

describe('a schedule', () => {
  const part = (amountCents: number, date: string) => ({ amountCents, date });
  test.each([
    ['150 € le 10 décembre, pareil le 10 janvier.', [part(15000, '2026-12-10'), part(15000, '2027-01-10')]],
    ['160 en 2 fois : 80 le 5 décembre et 80 le 5 janvier', [part(8000, '2026-12-05'), part(8000, '2027-01-05')]],
    [
      'Je vous fais 2 chèques de 220, encaissables le 15 décembre et le 15 janvier.',
      [part(22000, '2026-12-15'), part(22000, '2027-01-15')],
    ],
    [
      'Je propose deux fois trois cents, la première moitié le 1er décembre, la deuxième le 4 janvier.',
      [part(30000, '2026-12-01'), part(30000, '2027-01-04')],
    ],
    [
      'Il reste 900 € : la moitié le 14 décembre et la moitié le 14 janvier.',
      [part(45000, '2026-12-14'), part(45000, '2027-01-14')],
    ],
    ['Dites-moi si 190 fin novembre et 190 fin décembre vous irait.', [part(19000, '2026-11-30'), part(19000, '2026-12-31')]],
    ['Je te propose 1 000 tout de suite et 1 000 le 5 décembre.', [part(100000, '2026-11-24'), part(100000, '2026-12-05')]],
    [
      'Règlement en trois virements hebdomadaires de 2 000 € à compter du vendredi 18 décembre.',
      [part(200000, '2026-12-18'), part(200000, '2026-12-25'), part(200000, '2027-01-01')],
    ],
    [
      'Je vous règle la moitié (890 €) lundi et l’autre moitié le 30 décembre.',
      [part(89000, '2026-11-30'), part(89000, '2026-12-30')],
    ],
    [
      'Un tiers, soit 700 €, au 15/12, un tiers au 15/01, le dernier tiers au 15/02.',
      [part(70000, '2026-12-15'), part(70000, '2027-01-15'), part(70000, '2027-02-15')],
    ],
    [
      'Je vous fais deux chèques, un de 800 pour le 1er décembre et un de 700 pour le 10 décembre.',
      [part(80000, '2026-12-01'), part(70000, '2026-12-10')],
    ],
    ['I can do 650 on the 15th of December and January.', [part(65000, '2026-12-15'), part(65000, '2027-01-15')]],
  ])('%s', (words, instalments) => {
    expect(read(words).promise).toMatchObject({ instalments });
  });
});

describe('no promise', () => {
  test.each([
    ['money that comes from others', 'Mon client me paie le 15 décembre.'],
    ['a hearing', 'Nous avons déclaré la cessation des paiements, audience le 17 décembre.'],
    ['what was done', 'Our bank shows EUR 925.00 debited on Monday.'],
    ['a refusal', 'Je ne vous promets surtout pas de payer avant Noël.'],
    ['a bargain', 'Je vous règle le 1er mars à une seule condition : que le maçon ait repassé l’enduit.'],
    ['a contract ended', 'Un abonnement à 69 euros que j’ai résilié le 12 mars !'],
    ['an order first', 'Réparez la chaudière et je vous règle vendredi.'],
    ['what another was told', 'La mutuelle m’a répondu que le remboursement serait fait sous 10 jours.'],
    ['what is asked of him', 'Vous me demandez de payer le 15 décembre.'],
    ['what cannot be', 'Je ne pourrai pas régler avant le 5.'],
    ['no means today', 'Nous ne sommes pas en mesure de vous payer à ce jour.'],
    ['a meeting', 'Notre CA se réunit le 17 pour arbitrer les paiements de fin d’année.'],
    ['what should have been', 'J’aurais dû vous payer le 25 comme promis.'],
    ['what day it is', 'Nous sommes le 30 et vous nous relancez.'],
    ['what a client owes', 'J’ai une facture qui doit être réglée par mon client avant le 30.'],
    ['others’ money without a day', 'Quand il paye moi je paye vous tout de suite 130 euro.'],
    ['a Sunday gone by', '890 € pour ouvrir une porte claquée un dimanche !'],
    ['a call to make', 'Je les rappelle demain pour savoir où est passé l’argent.'],
    ['a rank', 'Le premier, je l’ai payé.'],
    ['goods', 'Nous vous avons livré pour 930 € de plaquettes en mai.'],
    ['papers', 'Le dossier complet part lundi par recommandé.'],
  ])('%s', (_, words) => {
    expect(read(words).promise).toBeNull();
  });
});
