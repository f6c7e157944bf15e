/** Writes a mail's bytes. The same fields give the same bytes, so that what was approved and stored is what leaves. */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

export type MailFields = {
  /** Without angle brackets, as `inReplyTo` and `references`. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  /** One recipient. */
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
  /** Asks the recipient's machine not to answer on its own. */
  readonly autoSubmitted: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

const ADDRESS = /^[^\s<>()[\],;:"@\\]{1,64}@[^\s<>()[\],;:"@\\]{1,255}$/;

/** Lines end with CRLF. @throws RangeError on a line break or control character in a header, or an address that is not one. */
export async function composeMail(fields: MailFields): Promise<Buffer> {
  refuseTricks(fields);
  const composer = new MailComposer({
    baseBoundary: boundaryOf(fields),
    messageId: `<${fields.messageId}>`,
    date: fields.date,
    from: { name: fields.from.name, address: fields.from.address },
    to: { name: '', address: fields.to },
    ...(fields.replyTo === null ? {} : { replyTo: { name: '', address: fields.replyTo } }),
    subject: fields.subject,
    text: fields.text,
    ...(fields.html === null ? {} : { html: fields.html }),
    ...(fields.inReplyTo === null ? {} : { inReplyTo: `<${fields.inReplyTo}>` }),
    references: fields.references.map((id) => `<${id}>`),
    attachments: fields.attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    headers: Object.entries(headersOf(fields)).map(([key, value]) => ({ key, value })),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function headersOf({ autoSubmitted, headers = {} }: MailFields): Readonly<Record<string, string>> {
  return autoSubmitted ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...headers } : headers;
}

/** A value that could begin a header of its own, or hide what it says, is a bug or an attack. */
function refuseTricks(fields: MailFields): void {
  const values: readonly [string, string | null][] = [
    ['Message-ID', fields.messageId],
    ['From', fields.from.name],
    ['Subject', fields.subject],
    ['In-Reply-To', fields.inReplyTo],
    ...fields.references.map((id): [string, string] => ['References', id]),
    ...fields.attachments.flatMap(({ name, type }): [string, string][] => [
      ['attachment name', name],
      ['attachment type', type],
    ]),
    ...Object.entries(fields.headers ?? {}),
    ...Object.keys(fields.headers ?? {}).map((name): [string, string] => ['header name', name]),
  ];
  for (const [name, value] of values) {
    if (value !== null && /[\u0000-\u0008\u000a-\u001f\u007f\u2028\u2029]/.test(value))
      throw new RangeError(`line break or control character in ${name}`);
  }
  for (const id of [fields.messageId, fields.inReplyTo, ...fields.references]) {
    if (id !== null && /[\s<>]/.test(id)) throw new RangeError('a message id with blanks or brackets');
  }
  for (const [name, address] of [
    ['From', fields.from.address],
    ['To', fields.to],
    ['Reply-To', fields.replyTo],
  ] as const) {
    if (address !== null && !ADDRESS.test(address)) throw new RangeError(`${name} is not one address`);
  }
}

/** From the mail itself: chance would make two compositions differ. */
function boundaryOf(fields: MailFields): string {
  const hash = createHash('sha256')
    .update(fields.messageId)
    .update(fields.text)
    .update(fields.html ?? '');
  for (const { content } of fields.attachments) hash.update(content);
  return hash.digest('hex').slice(0, 24);
}
