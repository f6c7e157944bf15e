/** The text of a PDF, within limits; a PDF that cannot be read says nothing rather than failing the mail. */
import { getDocumentProxy } from 'unpdf';

const BIGGEST_BYTES = 12_000_000;
const MOST_PAGES = 30;
const MOST_CHARACTERS = 200_000;

/** Lines as they stand on the pages, a blank line between pages; null for a scan, a locked or a broken file. */
export async function pdfText(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length > BIGGEST_BYTES) return null;
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      pages.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    }
    await document.loadingTask.destroy();
    const text = pages.join('\n\n').slice(0, MOST_CHARACTERS).trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
