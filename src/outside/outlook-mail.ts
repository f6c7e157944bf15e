/** Composes the mail an Outlook item holds, so that it is read like every other. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { wordsOfRtf } from './rtf-words.ts';

export type Party = { readonly name: string; readonly address: string };

export type OutlookMail = {
  readonly from: Party;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  /** null where it was never sent. */
  readonly date: Date | null;
  readonly messageId: string | null;
  readonly subject: string;
  /** '' for none. */
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly OutlookFile[];
};

/** A file attached, or another item. */
export type OutlookFile = { readonly name: string; readonly content: Buffer } | { readonly item: OutlookMail };

export async function composedMail({ date, messageId, html, files, ...item }: OutlookMail): Promise<Buffer> {
  const attachments = [];
  for (const file of files)
    attachments.push('item' in file ? await attachedItem(file.item) : { filename: file.name, content: file.content });
  const composer = new MailComposer({
    from: item.from,
    to: [...item.to],
    cc: [...item.cc],
    ...(date === null ? {} : { date }),
    ...(messageId === null ? {} : { messageId }),
    subject: item.subject,
    text: item.text,
    ...(html === null ? {} : { html }),
    attachments,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** A mail attached whole; what was never sent (a draft, a contact, a note) is a text, and no mail of anybody. */
async function attachedItem(item: OutlookMail) {
  if (item.date === null) return { filename: `${item.subject || 'sans titre'}.txt`, content: item.text };
  return { filename: 'message.eml', contentType: 'message/rfc822', content: await composedMail(item) };
}

/** Rich text is turned to only where there is no other. */
export function bodyOf(text: string, html: string | null, rtf: Uint8Array | undefined): Pick<OutlookMail, 'text' | 'html'> {
  return (text === '' && html === null && rtf !== undefined ? wordsOfRtf(Buffer.from(rtf)) : null) ?? { text, html };
}

/** Within an Exchange organisation the address may be a path, « /O=… »: then the name alone is known. */
export function partyOf(name = '', address = ''): Party {
  return { name, address: address.includes('@') ? address : '' };
}
