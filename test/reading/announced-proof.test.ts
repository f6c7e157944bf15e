import { expect, test } from '@jest/globals';
import { proofAnnouncedIn } from '../../src/reading/announced-proof.ts';

test.each([
  ['C’est payé, je vous envoie le justificatif demain.', 'je vous envoie le justificatif demain.'],
  ['Mon comptable vous fera parvenir l’avis de virement', 'Mon comptable vous fera parvenir l’avis de virement'],
  ['la preuve suivra', 'la preuve suivra'],
  ['jvous envoi les photos ce soir', 'jvous envoi les photos ce soir'],
  ['Paid last week. I will send you the proof of payment.', 'I will send you the proof of payment.'],
])('« %s » announces a proof', (words, quote) => {
  expect(proofAnnouncedIn(words)).toBe(quote);
});

test.each([
  'Envoyez-moi la preuve de ce que vous avancez.',
  'Vous m’envoyez le justificatif ?',
  'Je vous saurais gré de m’adresser une attestation.',
  'J’ai déjà envoyé le justificatif.',
  'Je n’enverrai aucun justificatif.',
  'Je vous envoie le chèque demain.',
])('« %s » announces none', (words) => {
  expect(proofAnnouncedIn(words)).toBeNull();
});
