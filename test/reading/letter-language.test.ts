import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { readFacts } from '../../src/reading/claim-facts.ts';
import { letterLanguageIn } from '../../src/reading/letter-language.ts';
import { readRequest } from '../../src/reading/member-request.ts';

describe('the language a member wants a debtor written to in', () => {
  test.each([
    ['Débiteur anglophone.', 'en'],
    ['C’est un client anglophone, merci d’en tenir compte', 'en'],
    ['Écrivez-lui en anglais', 'en'],
    ['Merci de lui adresser ses courriers en anglais à l’avenir', 'en'],
    ['Relancer en anglais SVP', 'en'],
    ['échéance 15/10/2026, 1 200 €\nEn anglais', 'en'],
    ['langue : anglais', 'en'],
    ['Elle ne comprend que l’anglais', 'en'],
    ['Please write to him in English', 'en'],
    ['Revenez au français : écrivez-lui en français', 'fr'],
    ['Débiteur francophone finalement', 'fr'],
    ['Il m’a répondu en anglais hier', null],
    ['Le contrat est rédigé en anglais', null],
    ['Il n’est pas anglophone', null],
    ['Ne lui écrivez pas en anglais', null],
    ['La société Anglais Frères doit 1 200 €', null],
    ['The English Bookshop SARL, 12 rue de l’Anglais', null],
    ['Écrivez-lui en anglais, puis relancez en français', null],
    ['payé 1 200 € le 12/11', null],
  ])('%s: %s', (words, language) => {
    expect(letterLanguageIn(words)).toBe(language);
  });

  const on = isoDate('2026-11-24');

  test('stands beside what else is asked, and is a request by itself', () => {
    expect(readRequest('', 'MR-2026-0001 débiteur anglophone', on)).toMatchObject({ action: 'tell-language', language: 'en' });
    expect(readRequest('', 'PAUSE 15 jours. Puis écrivez-lui en anglais.', on)).toMatchObject({ action: 'hold', language: 'en' });
    expect(readRequest('', 'STATUT', on)).not.toHaveProperty('language');
  });

  test('stands beside the facts that were missing', () => {
    expect(readFacts('échéance 15/10/2026, débiteur anglophone', on)).toMatchObject({
      dueDate: '2026-10-15',
      debtorLanguage: 'en',
    });
    expect(readFacts('échéance 15/10/2026', on)).not.toHaveProperty('debtorLanguage');
  });
});
