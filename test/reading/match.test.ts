import { describe, expect, test } from '@jest/globals';
import type { ClaimId } from '../../src/claim/claim-events.ts';
import { type FoundClue, invoiceClue, match } from '../../src/reading/match.ts';

const clue = (kind: FoundClue['kind'], claim: string): FoundClue => ({ kind, value: 'x', claimId: claim as ClaimId });

describe('which claim a mail speaks of', () => {
  test('the token of a letter we sent is enough', () => {
    expect(match([clue('token', 'a')], false)).toMatchObject({ found: 'one', claimId: 'a' });
  });
  test('a reference alone is never enough, the debtor’s known address with it is', () => {
    expect(match([clue('reference', 'a')], false).found).toBe('several');
    expect(match([clue('reference', 'a'), clue('address', 'a')], false)).toMatchObject({ found: 'one', claimId: 'a' });
  });
  test('the same clue said twice counts once', () => {
    expect(match([clue('address', 'a'), clue('address', 'a')], false).found).toBe('several');
  });
  test('two claims of the same debtor are asked about, the likelier first', () => {
    const clues = [clue('address', 'a'), clue('address', 'b'), clue('amount', 'b'), clue('name', 'a'), clue('name', 'b')];
    expect(match(clues, false)).toEqual({ found: 'several', claimIds: ['b', 'a'] });
  });
  test('a proven member’s word with the debtor’s name settles it', () => {
    expect(match([clue('name', 'a')], true)).toMatchObject({ found: 'one', claimId: 'a' });
    expect(match([clue('amount', 'a')], true).found).toBe('several');
  });
  test('no clue finds nothing', () => {
    expect(match([], true)).toEqual({ found: 'none' });
  });
  test('an invoice number is a clue only when it is telling', () => {
    expect(invoiceClue('FA-771')).toBe('FA771');
    expect(invoiceClue('2026-118')).toBe('2026118');
    expect(invoiceClue('12')).toBeNull();
  });
});
