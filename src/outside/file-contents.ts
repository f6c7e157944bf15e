/** What an attached file says: its text, the electronic invoice it is or carries, the bank statement it is. */
import { readBankStatement } from '../reading/bank-statement.ts';
import { isInvoiceXml } from '../reading/e-invoice.ts';
import type { Attachment } from '../reading/mail.ts';
import { textFromHtml } from '../reading/text-from-html.ts';
import { utf8OrWindows } from './mail-headers.ts';
import { readPdf } from './pdf-text.ts';

type Contents = Pick<Attachment, 'text' | 'invoiceXml' | 'bankStatement'>;

const MOST_TEXT = 200_000;

/** `type` is the one found from the bytes. */
export async function contentsOf(bytes: Buffer, type: string, readPdfs: boolean): Promise<Contents> {
  if (type === 'application/pdf' && readPdfs) return { ...(await readPdf(bytes)), bankStatement: null };
  if (!/^text\/|^application\/xml$/.test(type)) return { text: null, invoiceXml: null, bankStatement: null };
  const whole = utf8OrWindows(bytes);
  const text = whole.slice(0, MOST_TEXT);
  return {
    text: (type === 'text/html' ? textFromHtml(text) : text).replace(/\r\n?/g, '\n').trim() || null,
    invoiceXml: isInvoiceXml(whole) ? whole : null,
    bankStatement: readBankStatement(whole),
  };
}
