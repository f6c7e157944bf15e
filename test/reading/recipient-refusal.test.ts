import { describe, expect, test } from '@jest/globals';
import { recipientRefusal } from '../../src/reading/bounce-reasons.ts';

describe('a relay’s answer that refuses a recipient', () => {
  test.each([
    ['550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table', 'user-unknown'],
    ['550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 Please try again', 'user-unknown'],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'user-unknown'],
    ['550 5.1.2 Domain not found', 'host-unknown'],
    ['550 No such user here', 'user-unknown'],
    ['550 Requested action not taken: mailbox unavailable', 'user-unknown'],
  ])('%s: the address is dead', (response, reason) => {
    expect(recipientRefusal(response)).toEqual({ reason, deadAddress: true, onTheWay: false });
  });

  test.each([
    ['550 5.7.1 <a@b.example>: Relay access denied', 'policy', false],
    ['550 5.7.26 Unauthenticated email is not accepted from this user unknown domain', 'policy', false],
    ['553 5.1.8 <x@y.example>: Sender address rejected: Domain not found', 'policy', false],
    ['554 Service denied by policy', 'policy', false],
    ['552 5.2.2 Mailbox full', 'mailbox-full', false],
    ['550 non', 'other', false],
    ['550 5.4.5 Daily user sending limit exceeded', 'policy', true],
    ['550 5.4.1 Recipient address rejected: Access denied', 'policy', true],
  ])('%s: the address stands', (response, reason, onTheWay) => {
    expect(recipientRefusal(response)).toEqual({ reason, deadAddress: false, onTheWay });
  });
});
