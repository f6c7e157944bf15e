import { afterEach, expect, test } from '@jest/globals';
import { CAMILLE, INBOX, KERBRAT } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, outcomeOf, subjectsSentTo } from './at-the-desk.ts';

export function oneAddressTwoDebtors(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  const toRecover = (number: string, debtor: string) =>
    stage.write({
      from: CAMILLE,
      to: INBOX,
      subject: `Facture ${number}`,
      text: `Facture n° ${number} de 300,00 € TTC impayée, échéance 01/09/2026, à recouvrer. ${debtor}`,
    });

  test('an address that two debtors share asks which of them owes; naming one tells', async () => {
    stage = await openStage({ day: '2026-09-08', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    await toRecover('2026-122', 'Débiteur : SCI du Port.');
    expect(await outcomeOf(stage, 'Facture 2026-122')).toBe('acted: new-claim');
    await answer(stage, CAMILLE, await stage.newestFor(CAMILLE), `Son adresse est ${KERBRAT.address}`);

    await toRecover('2026-123', KERBRAT.address);
    expect(await outcomeOf(stage, 'Facture 2026-123')).toContain('answered');
    expect((await stage.newestFor(CAMILLE)).text).toMatch(/plusieurs débiteurs ont cette adresse \([^)]*SCI du Port/);

    await toRecover('2026-124', `Débiteur : SCI du Port, ${KERBRAT.address}`);
    expect(subjectsSentTo(stage, CAMILLE.address)).toHaveLength(5);
    expect((await claimAt(stage, 'MA-2026-0001')).items).toHaveLength(1);
    expect((await claimAt(stage, 'MA-2026-0002')).items.map(({ ref }) => ref)).toEqual(['2026-122', '2026-124']);
  });
}
