/** A labelled case as the mail it stands for. */
import { createHash } from 'node:crypto';
import type { Address, Mail } from '../../reading/mail.ts';

export type WrittenCase = {
  readonly received: string;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly string[];
};

export const OUR_ADDRESS = 'creances@cabinet.example';

export function mailOf({ received, from, subject, body, attachments }: WrittenCase): Mail {
  const author = addressIn(from);
  const date = new Date(received);
  return {
    messageId: null,
    inReplyTo: [],
    references: [],
    from: [author],
    replyTo: [],
    to: [{ name: null, address: OUR_ADDRESS }],
    cc: [],
    deliveredTo: [OUR_ADDRESS],
    returnPath: author.address,
    date,
    received: date,
    subject,
    text: body,
    html: null,
    contentType: 'text/plain',
    headers: new Map(),
    attachments: attachments.map((name) => {
      return {
        name,
        type: 'application/octet-stream',
        bytes: 0,
        sha256: createHash('sha256').digest('hex'),
        text: null,
        invoiceXml: null,
        bankStatement: null,
      };
    }),
    embedded: [],
    report: null,
  };
}

/** « Nom <adresse> », or an address alone. */
function addressIn(from: string): Address {
  const named = /^(.*)<([^<>]+)>\s*$/.exec(from);
  if (named === null) return { name: null, address: from.trim().toLowerCase() };
  return { name: named[1]!.trim().replace(/^"|"$/g, '') || null, address: named[2]!.trim().toLowerCase() };
}
