import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { dayGrantedIn } from '../../src/reading/day-granted.ts';
import { tellsSomething } from '../../src/reading/note-above.ts';

const on = isoDate('2026-09-14');

const above = (note: string) =>
  tellsSomething({ note, from: { name: 'P. Kerbrat', address: 'p.kerbrat@menuiserie-kerbrat.example' }, to: [] });

describe('a note above a mail forwarded', () => {
  test.each([
    'Pour info.',
    'Reçu ce matin.',
    'Bonjour,\n\nVoici la réponse de M. Kerbrat reçue ce matin.\n\nMerci',
    'SMS de Mme Bensaid ce matin :',
    'À verser au dossier MA-2026-0001',
    'Forwarding Kerbrat’s reply',
    'Réponse du débiteur, à traiter svp',
    'Dossier Kerbrat, pour info.',
    'SARL Cap Nautisme, à classer',
  ])('%s only passes it on', (note) => {
    expect(above(note)).toBe(false);
  });

  test.each([
    'Je lui ai répondu que c’était d’accord pour le 30 octobre.',
    'D’accord.',
    'SUSPENDRE',
    'Bonjour, Refusé.',
    'Bonjour, NON.',
    'Pour le dossier, KO.',
    'Bonjour Amiable, Accordé.',
    'Bonjour, Rejeté.',
    'Bonjour, D’accord.',
    'Bonjour Amiable, Vu.',
    'Pour info, Traité.',
    'Pour le dossier, Payé',
    'Dossier Classé',
    'Pour info, je l’ai eu au téléphone.',
    'Je m’en occupe',
    'Hélène lui accorde le délai',
  ])('%s tells something', (note) => {
    expect(above(note)).toBe(true);
  });
});

test.each([
  ['Je vous accorde jusqu’au 30 novembre pour régler.', '2026-11-30'],
  ['286 € le 30 septembre, 287 € le 30 octobre et 287 € le 30 novembre', '2026-11-30'],
  ['On attend fin octobre.', '2026-10-31'],
  ['Votre facture du 4 août reste due ; prescription au 12 mars 2031.', null],
])('%s lets the debtor pay until %s', (words, day) => {
  expect(dayGrantedIn(words, on)).toBe(day);
});
