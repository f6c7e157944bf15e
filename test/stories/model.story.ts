/** With a model on this machine, its alarm is heard; slow, wrong or away, the same work is done without it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, HELENE, INBOX, KERBRAT } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage } from './at-the-desk.ts';

export function model(): void {
  const BEGINS = { day: '2026-09-14', time: '10:00' } as const;
  /** Odd enough that no rule of ours sees a dispute in it. */
  const ODD = 'Je règle 860 € le 25 septembre. La lune était en carton dans votre histoire.';

  let server: Server | null = null;
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    server?.closeAllConnections();
    server?.close();
    server = null;
  });

  /** Answers every request so; what it was sent is kept. */
  async function endpoint(content: () => string | null): Promise<{ readonly url: string; readonly asked: string[] }> {
    const asked: string[] = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(body);
        const said = content();
        if (said === null) return;
        const message = { role: 'assistant', content: said };
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({ id: 'c1', object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] }),
        );
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
  }

  /** A debtor answers the first reminder with the odd words; where the claim then stands. */
  async function standing(url: string, limits: { readonly timeoutSeconds?: number; readonly dailyCalls?: number } = {}) {
    const model = { url, name: 'local', key: null, timeoutSeconds: 5, dailyCalls: 10, ...limits };
    stage = await openStage(BEGINS, { model });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer. Débiteur : ${KERBRAT.name}, ${KERBRAT.address}`);
    await answer(stage, KERBRAT, await stage.newestFor(KERBRAT), ODD);
    return (await claimAt(stage, 'MA-2026-0001')).standing.status;
  }

  const DISPUTE = JSON.stringify({ statements: [{ intent: 'dispute-service', quote: 'La lune était en carton' }] });

  describe('a model', () => {
    test('that sees a dispute puts the answer before a partner with its words, and is shown no name', async () => {
      const { url, asked } = await endpoint(() => DISPUTE);
      expect(await standing(url)).toBe('with-partner');
      expect((await stage!.newestFor(HELENE)).text).toContain('La lune était en carton');
      expect(asked).toHaveLength(1);
      for (const name of [KERBRAT.name, KERBRAT.address, CAMILLE.name, INBOX]) expect(asked[0]).not.toContain(name);
    });

    test('whose day’s calls are spent is not asked, and the answer is read without it', async () => {
      const { url, asked } = await endpoint(() => DISPUTE);
      expect(await standing(url, { dailyCalls: 0 })).toBe('paused');
      expect(asked).toHaveLength(0);
    });

    test.each([
      ['silent', null],
      ['out of shape', '{"statements":[{"intent":"approve","quote":"Je règle 860"}]}'],
      ['no JSON', 'Of course! Here is…'],
    ])('that is %s changes nothing', async (_, said) => {
      const { url, asked } = await endpoint(() => said);
      expect(await standing(url, { timeoutSeconds: 1 })).toBe('paused');
      expect(asked).toHaveLength(1);
    });

    test('that is away changes nothing', async () => {
      expect(await standing('http://127.0.0.1:1/v1')).toBe('paused');
    });
  });
}
