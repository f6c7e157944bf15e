import { afterEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, HELENE, INBOX, KERBRAT, PERRIN } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function draftsAnswered(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  const letters = async () =>
    (await claimAt(stage, 'MA-2026-0001')).letters.map((letter) => `${letter.template} ${letter.state}`);
  const OWN =
    'Plutôt ceci :\n\nMadame,\n\nNous vous confirmons que votre note reste due.\n\nVeuillez recevoir, Madame, nos salutations.';

  describe('a draft approved in other words than OK waits ten minutes', () => {
    test.each([
      ['STOP', 'STOP', 'refused'],
      ['« attendez »', 'Attendez le 25 septembre.', 'withdrawn'],
      ['another text', OWN.replace(/Madame/g, 'Monsieur'), 'withdrawn'],
    ])(
      'within which %s stops it',
      async (what, words, state) => {
        stage = await openStage({ day: '2026-09-15', time: '10:00' });
        await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
        await answer(
          stage,
          KERBRAT,
          await stage.newestFor(KERBRAT),
          'Nous contestons cette note : la prestation n’a pas été faite.',
        );
        const draft = await stage.newestFor(HELENE, 'Réponse à voir');
        await answer(stage, HELENE, draft, 'C’est bon, envoyez.');
        expect((await letters())[1]).toBe('observations-received queued');
        stage.at('2026-09-15', '10:05');
        await answer(stage, HELENE, draft, words);
        stage.at('2026-09-15', '10:20');
        await stage.settle();
        expect((await letters())[1]).toBe(`observations-received ${state}`);
        expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(what === 'another text' ? 2 : 1);
        // The question is settled; what is asked in its thread is done all the same.
        await answer(stage, HELENE, draft, 'REPRENDRE');
        expect((await claimAt(stage, 'MA-2026-0001')).standing.status).toBe('running');
      },
      60_000,
    );
  });

  describe('a text of the staff in place of a first letter', () => {
    test('leaves when a partner has said OK to it, and not before', async () => {
      stage = await openStage({ day: '2026-09-14', time: '10:00' });
      await openClaim(stage, '2026-125', PERRIN, 'À recouvrer.');
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Projet à approuver'), OWN);
      expect(subjectsSentTo(stage, PERRIN.address)).toEqual([]);
      const draft = await stage.newestFor(HELENE, 'Projet à approuver');
      expect(draft.text).toContain('Ce texte est de Camille Vernier');
      await answer(stage, HELENE, draft, 'OK');
      expect(await letters()).toEqual(['courtesy-reminder withdrawn', 'partner-words posted']);
      expect((await stage.newestFor(PERRIN)).text).toContain('Nous vous confirmons que votre note reste due.');
    }, 60_000);
  });

  describe('a draft that waits', () => {
    test('stands through a call where it is still true, and its OK sends it', async () => {
      stage = await openStage({ day: '2026-09-15', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
      await answer(
        stage,
        KERBRAT,
        await stage.newestFor(KERBRAT),
        'Nous contestons cette note : la prestation n’a pas été faite.',
      );
      const draft = await stage.newestFor(HELENE, 'Réponse à voir');
      const text = 'Eu M. Kerbrat au téléphone ce matin, il verse 860 € le 30 septembre.';
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'appel MA-2026-0001', text });
      await answer(stage, HELENE, draft, 'OK');
      expect((await letters()).slice(1)).toEqual(['observations-received posted', 'call-confirmation awaiting-approval']);
    }, 60_000);

    test('is made anew when the answer puts a fact of the claim right', async () => {
      stage = await openStage({ day: '2026-09-14', time: '10:00' });
      await openClaim(stage, '2026-125', PERRIN, 'À recouvrer.');
      const draft = await stage.newestFor(CAMILLE, 'Projet à approuver');
      await answer(stage, CAMILLE, draft, 'Non, le montant est de 680 € et non 860 €.');
      const { items } = await claimAt(stage, 'MA-2026-0001');
      expect([items[0]?.amountCents, await letters()]).toEqual([68_000, ['courtesy-reminder withdrawn']]);
    }, 60_000);

    test('is not withdrawn in silence', async () => {
      stage = await openStage({ day: '2026-09-14', time: '10:00' });
      await openClaim(stage, '2026-125', PERRIN, 'À recouvrer.');
      await stage.write({ from: HELENE, to: INBOX, subject: 'MA-2026-0001', text: 'PAUSE' });
      expect((await stage.newestFor(CAMILLE, 'Projet retiré')).text).toContain('une pause a été demandée');
    }, 60_000);
  });

  describe('a partner’s own text with remarks', () => {
    test('leaves on her OK to the remarks, as she wrote it, and not before', async () => {
      stage = await openStage({ day: '2026-09-15', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
      await answer(
        stage,
        KERBRAT,
        await stage.newestFor(KERBRAT),
        'Nous contestons cette note : la prestation n’a pas été faite.',
      );
      const own =
        'Plutôt ceci :\n\nMonsieur,\n\nNous vous demandons de nous répondre immédiatement.\n\nVeuillez recevoir, Monsieur, nos salutations.';
      await answer(stage, HELENE, await stage.newestFor(HELENE, 'Réponse à voir'), own);
      const remarked = await stage.newestFor(HELENE, 'Projet à approuver');
      expect(remarked.text).toMatch(/immédiatement\s»\s:\sune date fixe vaut mieux/u);
      expect((await letters())[1]).toBe('observations-received withdrawn');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(1);

      await answer(stage, HELENE, remarked, 'OK');

      expect((await stage.newestFor(KERBRAT)).text).toContain('Nous vous demandons de nous répondre immédiatement.');
    }, 60_000);
  });
}
