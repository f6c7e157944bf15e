/** What a PDF says, within limits: its text, and the electronic invoice it may carry. One that cannot be read says nothing rather than failing the mail. */
import { getDocumentProxy } from 'unpdf';
import { isInvoiceXml } from '../reading/e-invoice.ts';
import { utf8OrWindows } from './mail-headers.ts';

const BIGGEST_BYTES = 12_000_000;
const MOST_PAGES = 30;
const MOST_CHARACTERS = 200_000;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

const MOST_FILES = 10;
const BIGGEST_XML = 2_000_000;

/** `text` holds lines as they stand on the pages, a blank line between pages; both are null for a scan, a locked or a broken file. */
export type PdfSays = { readonly text: string | null; readonly invoiceXml: string | null };

const NOTHING: PdfSays = { text: null, invoiceXml: null };

export async function readPdf(bytes: Uint8Array): Promise<PdfSays> {
  if (bytes.length > BIGGEST_BYTES) return NOTHING;
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      pages.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    }
    const invoiceXml = await invoiceIn(document);
    await document.loadingTask.destroy();
    const text = pages.join('\n\n').slice(0, MOST_CHARACTERS).trim();
    return { text: text === '' ? null : text, invoiceXml };
  } catch {
    return NOTHING;
  }
}

/** By what it holds, whatever it is called: « factur-x.xml », « zugferd-invoice.xml », « xrechnung.xml ». */
async function invoiceIn(document: Document): Promise<string | null> {
  const files = [...((await document.getAttachments())?.keys() ?? [])];
  for (const id of files.slice(0, MOST_FILES)) {
    const content = await document.getAttachmentContent(id);
    const text = content === null || content.length > BIGGEST_XML ? '' : utf8OrWindows(content);
    if (isInvoiceXml(text)) return text;
  }
  return null;
}
