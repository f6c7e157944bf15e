import { afterEach, expect, test } from '@jest/globals';
import { CAMILLE, KERBRAT } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function wrongRecipient(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  test('whom we wrote to by mistake gets our excuses when the staff says so, and nothing after', async () => {
    stage = await openStage({ day: '2026-09-15', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    await answer(stage, KERBRAT, await stage.newestFor(KERBRAT), 'Vous vous trompez de personne, je ne suis pas ce client.');
    const asked = await stage.newestFor(CAMILLE);
    expect(asked.text).toContain('s’en excuser');
    expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(1);
    await answer(stage, CAMILLE, asked, '1');
    const { text, inReplyTo } = await stage.newestFor(KERBRAT);
    expect(text).toContain('nous vous prions de nous en excuser');
    expect(text).not.toMatch(/860|honoraires|Kerbrat/);
    expect(inReplyTo).not.toEqual([]);
    expect((await claimAt(stage, 'MA-2026-0001')).letters.at(-1)).toMatchObject({ state: 'posted' });
    await stage.liveUntil('2026-10-20');
    expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(2);
  }, 90_000);
}
