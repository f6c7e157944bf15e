/** Several mails forwarded in one: a person must see it, and no word of ours may look like theirs. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { readMail } from '../../src/reading/read-mail.ts';
import type { Circumstances } from '../../src/reading/reading.ts';
import { loadPhrases } from '../../src/rules.ts';
import { mailNamed } from './mail.fixture.ts';

const phrases = loadPhrases();

async function read(name: string) {
  const circumstances: Circumstances = {
    writer: 'staff',
    answering: null,
    sent: [],
    ownAddresses: [],
    today: '2026-11-25' as IsoDate,
  };
  return readMail(await mailNamed(`unseen-2/${name}.eml`), circumstances, phrases);
}

describe('when a member forwards several mails in one', () => {
  test.each([
    'thunderbird-fr-attached-two-debtors',
    'outlook-fr-pasted-two-debtors',
    'thunderbird-fr-attached-two-second-disputes',
  ])('a promise in the first does not hide the dispute in the second (%s)', async (name) => {
    const { intents, escalate, because, besideFrom } = await read(name);
    expect([intents, escalate]).toEqual([['promise-to-pay'], true]);
    expect(because).toEqual(['several-messages']);
    expect(besideFrom).toHaveLength(1);
  });

  test('what the one read quotes of ours, by name alone, is no second mail and raises nothing', async () => {
    expect(await read('exchange-fr-forward-of-a-reply-quoting-us-by-name')).toMatchObject({
      intents: ['promise-to-pay'],
      escalate: false,
      because: [],
    });
  });

  test('a colleague’s word in passing on is not the debtor’s', async () => {
    const { from, ownWords } = await read('outlook-fr-forward-of-a-gmail-forward');
    expect(from.address).toBe('gildas@pennec-transports.example');
    expect(ownWords).toContain('Le camion est en panne');
  });
});
