/** Turns an Outlook item (.msg, MS-OXMSG) into the mail it holds, so that it is read like every other. */
import { type FieldsData, default as MsgReader } from '@kenjiuno/msgreader';
import MailComposer from 'nodemailer/lib/mail-composer';

/** null for an item that was never sent, or is broken. */
export async function mailFromOutlookItem(bytes: Buffer): Promise<Buffer | null> {
  try {
    const reader = new MsgReader.default(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
    const item = reader.getFileData();
    const date = item.clientSubmitTime ?? item.messageDeliveryTime;
    if (date === undefined) return null;
    const html = item.bodyHtml ?? (item.html === undefined ? undefined : Buffer.from(item.html));
    const composer = new MailComposer({
      from: partyOf(item.senderName, item.sentRepresentingSmtpAddress ?? item.senderSmtpAddress ?? item.senderEmail),
      to: recipientsOf(item, 'to'),
      cc: recipientsOf(item, 'cc'),
      date,
      ...(item.messageId === undefined ? {} : { messageId: item.messageId }),
      subject: item.subject ?? '',
      text: item.body ?? '',
      ...(html === undefined ? {} : { html }),
      attachments: (item.attachments ?? []).map((one) => {
        const { fileName, content } = reader.getAttachment(one);
        return { filename: fileName, content: Buffer.from(content) };
      }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return await composer.compile().build();
  } catch {
    return null;
  }
}

function recipientsOf(item: FieldsData, kind: 'to' | 'cc') {
  const meant = (item.recipients ?? []).filter((one) => one.recipType === kind);
  return meant.map((one) => partyOf(one.name, one.smtpAddress ?? one.email));
}

/** Within an Exchange organisation the address may be a path, « /O=… »: then the name alone is known. */
function partyOf(name = '', address = '') {
  return { name, address: address.includes('@') ? address : '' };
}
