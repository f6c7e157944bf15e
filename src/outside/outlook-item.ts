/** Opens an Outlook item (.msg, MS-OXMSG). */
import { type FieldsData, default as MsgReader } from '@kenjiuno/msgreader';
import { utf8OrWindows } from './mail-headers.ts';
import { bodyOf, composedMail, partyOf } from './outlook-mail.ts';

/** The mail it holds; null for an item that was never sent, or is broken. */
export async function mailFromOutlookItem(bytes: Buffer): Promise<Buffer | null> {
  try {
    const reader = new MsgReader.default(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
    const item = reader.getFileData();
    const date = item.clientSubmitTime ?? item.messageDeliveryTime;
    if (date === undefined) return null;
    return await composedMail({
      from: partyOf(item.senderName, item.sentRepresentingSmtpAddress ?? item.senderSmtpAddress ?? item.senderEmail),
      to: recipientsOf(item, 'to'),
      cc: recipientsOf(item, 'cc'),
      date: new Date(date),
      messageId: item.messageId ?? null,
      subject: item.subject ?? '',
      ...bodyOf(
        item.body ?? '',
        item.bodyHtml ?? (item.html === undefined ? null : utf8OrWindows(item.html)),
        item.compressedRtf,
      ),
      files: (item.attachments ?? []).map((one) => {
        const { fileName, content } = reader.getAttachment(one);
        return { name: fileName, content: Buffer.from(content) };
      }),
    });
  } catch {
    return null;
  }
}

function recipientsOf(item: FieldsData, kind: 'to' | 'cc') {
  const meant = (item.recipients ?? []).filter((one) => one.recipType === kind);
  return meant.map((one) => partyOf(one.name, one.smtpAddress ?? one.email));
}
