/** The BODACC asked over the network, against a server that answers as it does, late, wrongly, or not at all. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sirenFrom } from '../../src/law/siren.ts';
import { openBodacc } from '../../src/outside/bodacc.ts';
import { type BodaccServer, bodaccRecord, startBodacc, withRecords } from './bodacc-records.ts';

const SIREN = sirenFrom('732829320')!;
const NOON = new Date('2026-09-16T10:00:00Z');
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

let server: BodaccServer;
beforeEach(async () => {
  server = await startBodacc();
});
afterEach(() => server.close());

test('a business in proceedings is found, one of which nothing was published is known to be none', async () => {
  const bodacc = openBodacc();
  expect(await bodacc.ask(server.url, SIREN, NOON)).toEqual({ proceedings: null });
  server.answers = withRecords(bodaccRecord({}));
  expect(await bodacc.ask(server.url, SIREN, NOON)).toMatchObject({ proceedings: { notice: 'A202601765232' } });
  expect(server.asked[1]).toBe('familleavis="collective" and registre like "732829320"');
});

test.each<[string, BodaccServer['answers'], string]>([
  ['an error', (response) => response.writeHead(500).end('{}'), 'not-reached'],
  ['too many requests', (response) => response.writeHead(429).end('{}'), 'not-reached'],
  ['a page', (response) => response.end('<html>Bienvenue</html>'), 'not-in-shape'],
  ['another shape', (response) => response.end('{"records": []}'), 'not-in-shape'],
  ['records of another shape', withRecords({ annonce: 1 }), 'not-in-shape'],
  ['a connection cut', (response) => response.destroy(), 'not-reached'],
])('%s tells nothing', async (_, answers, none) => {
  server.answers = answers;
  expect(await openBodacc().ask(server.url, SIREN, NOON)).toEqual({ none });
});

test('one that does not answer in its time is left, and for half an hour left alone', async () => {
  server.answers = () => undefined;
  const bodacc = openBodacc(200);
  const began = Date.now();
  expect(await bodacc.ask(server.url, SIREN, NOON)).toEqual({ none: 'not-reached' });
  expect(Date.now() - began).toBeLessThan(2000);
  server.answers = withRecords();
  expect(await bodacc.ask(server.url, SIREN, later(29))).toEqual({ none: 'resting' });
  expect(server.asked).toHaveLength(1);
  expect(await bodacc.ask(server.url, SIREN, later(30))).toEqual({ proceedings: null });
});

test('nobody listens', async () => {
  await server.close();
  expect(await openBodacc().ask(server.url, SIREN, NOON)).toEqual({ none: 'not-reached' });
});
