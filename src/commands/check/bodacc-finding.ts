/** Whether the BODACC answers in the shape it is asked for. */
import type { Practice } from '../../claim/practice.ts';
import { sirenFrom } from '../../law/siren.ts';
import { openBodacc } from '../../outside/bodacc.ts';
import { type Finding, fails, remark, works } from './finding.ts';

/** Of La Poste, which everybody knows. */
const SIREN = sirenFrom('356 000 000')!;

/** A failure only where no letter leaves without it. */
export async function bodaccFinding({ insolvency: { check, url } }: Pick<Practice, 'insolvency'>, now: Date): Promise<Finding> {
  if (check === 'off')
    return remark('BODACC non consulté (insolvency: { check: off }) : la commande insolvencies en lit un export.');
  const where = `BODACC (${new URL(url).host})`;
  const answer = await openBodacc().ask(url, SIREN, now);
  if (!('none' in answer)) return works(`${where} : il répond comme il faut.`);
  const failed = answer.none === 'not-in-shape' ? 'il répond, mais pas dans la forme attendue' : 'il ne répond pas';
  return check === 'required'
    ? fails(`${where} : ${failed} ; aucun courrier ne partira vers un débiteur dont le SIREN est connu (check: required).`)
    : remark(`${where} : ${failed} ; les courriers partent, et le notent.`);
}
