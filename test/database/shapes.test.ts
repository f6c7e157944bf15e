import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { claimEventInFrench, debtorEventInFrench } from '../../src/claim/chronology.ts';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import type { DebtorEvent } from '../../src/claim/debtor.ts';
import { eventFrom, textOf } from '../../src/database/shapes.ts';

const FOLDER = new URL('../events/', import.meta.url);
const golden = readdirSync(FOLDER).map((file) => {
  const [stream, kind, shape] = file.split('.') as [string, string, string];
  return { file, stream, kind, shape: Number(shape), text: readFileSync(new URL(file, FOLDER), 'utf8').trimEnd() };
});

describe('every shape of event ever written', () => {
  test.each(golden)('$file is read, told, and written as it was', ({ stream, kind, shape, text }) => {
    const event = eventFrom<ClaimEvent | DebtorEvent>(kind, shape, text);
    expect(textOf(event)).toBe(text);
    expect(stream === 'claim' ? claimEventInFrench(event as ClaimEvent) : debtorEventInFrench(event as DebtorEvent)).not.toBe('');
  });

  test('every kind of event has its golden file', () => {
    const source = (name: string) => readFileSync(new URL(`../../src/claim/${name}.ts`, import.meta.url), 'utf8');
    const kindsIn = (text: string) => [...text.matchAll(/kind: '([A-Z]\w+)'/g)].map(([, kind]) => kind);
    const debtorKinds = kindsIn(source('debtor').split('export type DebtorAddress')[0] ?? '');
    const expected = [
      ...kindsIn(source('claim-events') + source('letter-events')).map((kind) => `claim.${kind}`),
      ...debtorKinds.map((kind) => `debtor.${kind}`),
    ];
    expect(golden.map(({ stream, kind }) => `${stream}.${kind}`).sort()).toEqual([...new Set(expected)].sort());
  });

  test('what was known of the debtor’s insolvency stands with the letter that left', () => {
    const posted = (found: string) =>
      `{"kind":"LetterPosted","on":"2026-10-07","number":1,"how":"mail","insolvency":{"found":"${found}","asOf":"2026-10-07"}}`;
    const event = eventFrom<ClaimEvent>('LetterPosted', 1, posted('nothing'));
    expect(textOf(event)).toBe(posted('nothing'));
    expect(claimEventInFrench(event)).toContain('BODACC au 7 octobre 2026\u00a0: aucune procédure collective publiée');
    expect(() => eventFrom('LetterPosted', 1, posted('perhaps'))).toThrow('insolvency.found');
  });

  test('a text that is no such event is refused', () => {
    expect(() => eventFrom('ClaimOpened', 1, '{"kind":"ClaimClosed","on":"2026-09-01"}')).toThrow('holds a ClaimClosed');
    expect(() => eventFrom('ClaimOpened', 1, '{"on":"yesterday"}')).toThrow('holds a undefined');
    expect(() => eventFrom('PartnerReminded', 1, '{"kind":"PartnerReminded","on":"yesterday"}')).toThrow('on: custom');
    expect(() => eventFrom('PartnerReminded', 2, '{"kind":"PartnerReminded","on":"2026-09-01"}')).toThrow('later version');
    expect(() => eventFrom('PartnerForgotten', 1, '{"kind":"PartnerForgotten","on":"2026-09-01"}')).toThrow('no event is called');
  });

  test.each(golden.filter(({ text }) => Object.keys(JSON.parse(text)).length > 2))('$file lacks nothing', ({
    kind,
    shape,
    text,
  }) => {
    const body = JSON.parse(text) as Record<string, unknown>;
    for (const field of Object.keys(body).filter((name) => name !== 'kind')) {
      const { [field]: _left, ...rest } = body;
      expect(() => eventFrom(kind, shape, JSON.stringify(rest))).toThrow(`not a ${kind}`);
    }
  });
});
