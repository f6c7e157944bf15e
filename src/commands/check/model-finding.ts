/** Whether the model, where one is configured, answers in the shape it is asked for. */
import type { ModelConfig } from '../../config.ts';
import { openModel } from '../../outside/model.ts';
import { opinionRequest } from '../../reading/model-opinion.ts';
import { type Finding, remark, works } from './finding.ts';

/** Never a failure: Amiable does its whole job without it. */
export async function modelFinding(model: ModelConfig | null, now: Date): Promise<Finding> {
  if (model === null) return works('Aucun modèle de langue : rien n’est montré à personne.');
  const asked = await openModel(model).ask(opinionRequest('Bonjour, je vous règle vendredi.', []), now);
  const where = `Modèle « ${model.name} » (${new URL(model.url).host})`;
  return 'opinion' in asked
    ? works(`${where} : il répond comme il faut.`)
    : remark(`${where} : ${FAILED[asked.none]} Amiable lit sans lui.`);
}

const FAILED = {
  budget: 'ses appels du jour sont épuisés.',
  'no-answer': 'il ne répond pas, ou refuse.',
  'not-in-shape': 'il répond, mais pas dans la forme demandée.',
} as const;
