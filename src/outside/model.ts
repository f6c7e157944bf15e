/** The model, where one is configured: any endpoint that speaks OpenAI's chat completions. It is asked once, within its time and its day's budget; whatever fails, the desk goes on without it. */
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { parisDay } from '../law/calendar.ts';
import { type Opinion, type OpinionRequest, opinionShape } from '../reading/model-opinion.ts';

/** `url` ends in the version, as `http://127.0.0.1:11434/v1`. */
export type ModelEndpoint = {
  readonly url: string;
  readonly name: string;
  readonly key: string | null;
  readonly timeoutSeconds: number;
  readonly dailyCalls: number;
};
export type Asked = { readonly opinion: Opinion } | { readonly none: 'budget' | 'no-answer' | 'not-in-shape' };
export type Model = { readonly ask: (request: OpinionRequest, now: Date) => Promise<Asked> };

export function openModel(config: ModelEndpoint): Model {
  const client = new OpenAI({
    baseURL: config.url,
    apiKey: config.key ?? 'none',
    maxRetries: 0,
    timeout: config.timeoutSeconds * 1000,
  });
  let spent = { day: '', calls: 0 };
  const ask = async ({ messages }: OpinionRequest, now: Date): Promise<Asked> => {
    const day = parisDay(now);
    if (spent.day !== day) spent = { day, calls: 0 };
    if (spent.calls >= config.dailyCalls) return { none: 'budget' };
    spent.calls += 1;
    return answered(client, config, messages);
  };
  return { ask };
}

async function answered(client: OpenAI, config: ModelEndpoint, messages: OpinionRequest['messages']): Promise<Asked> {
  let content: string | null | undefined;
  try {
    const completion = await client.chat.completions.create({
      model: config.name,
      temperature: 0,
      messages: [...messages],
      response_format: zodResponseFormat(opinionShape, 'opinion'),
    });
    content = completion.choices[0]?.message.content;
  } catch {
    return { none: 'no-answer' };
  }
  const opinion = opinionShape.safeParse(jsonIn(content ?? ''));
  return opinion.success ? { opinion: opinion.data } : { none: 'not-in-shape' };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
