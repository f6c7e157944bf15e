/** The letter to post, as a PDF: address behind the window of the envelope, claim statement as a table, the same words as the mail. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Fields } from '../claim/decision.ts';
import type { IsoDate } from '../law/calendar.ts';
import { annexes } from './letter-annexes.ts';
import type { Block } from './letter-paper.ts';
import {
  artifact,
  BOTTOM,
  INK,
  keepTogether,
  LEFT,
  MM,
  PALE,
  paragraph,
  RIGHT,
  rows,
  type Sheet,
  sumCells,
  table,
  tagged,
  WIDTH,
  words,
} from './pdf-sheet.ts';

/** Behind the window of a DL or C5 envelope (NF Z 11-001: right-hand side, below 45 mm). */
const WINDOW = { left: 108 * MM, top: 50 * MM, width: 82 * MM } as const;
const DATE_TOP = 84 * MM;

/**
 * `fields` from `letterFields`, `body` as `paper.letter` renders it. The same arguments give the same bytes: `day` is its only date.
 * @throws Error that names the field when one is missing.
 */
export async function letterPdf(fields: Fields, body: readonly Block[], day: IsoDate): Promise<Buffer> {
  const subject = body.find((block) => block.piece === 'subject')?.text ?? '';
  const pdf = await blankDocument(subject, fields, day);
  const finished = collected(pdf);
  const letter = pdf.struct('Document');
  pdf.addStructure(letter);
  const sheet: Sheet = { pdf, letter, fields };
  letterhead(sheet);
  addressAndDate(sheet);
  for (const { piece, text } of body) (DRAW[piece ?? ''] ?? paragraph)(sheet, text);
  if (fields.reckoning !== undefined) annexes(sheet);
  letter.end();
  numberPages(sheet);
  pdf.end();
  return finished;
}

async function blankDocument(subject: string, fields: Fields, day: IsoDate): Promise<PDFKit.PDFDocument> {
  const [regular, bold] = await fonts;
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 20 * MM, bottom: BOTTOM, left: LEFT, right: 595.28 - RIGHT },
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: words(fields, 'lang'),
    displayTitle: true,
    info: { Title: subject, Author: words(fields, 'practiceName'), CreationDate: new Date(`${day}T12:00:00Z`) },
  });
  pdf.registerFont('regular', regular);
  pdf.registerFont('bold', bold);
  return pdf;
}

const require = createRequire(import.meta.url);
const fonts = Promise.all(
  ['400Regular/SourceSerif4_400Regular', '600SemiBold/SourceSerif4_600SemiBold'].map((font) =>
    readFile(require.resolve(`@expo-google-fonts/source-serif-4/${font}.ttf`)),
  ),
) as Promise<[Buffer, Buffer]>;

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

function letterhead({ pdf, letter, fields }: Sheet): void {
  const contact = `${words(fields, 'contactPhone')}, ${words(fields, 'contactAddress')}`;
  tagged(pdf, letter, 'P', () =>
    pdf
      .font('bold')
      .fontSize(15)
      .fillColor(INK)
      .text(words(fields, 'practiceName'), LEFT, 16 * MM),
  );
  const lines = [words(fields, 'practiceLines'), words(fields, 'practiceAddress'), contact].filter((line) => line !== '');
  tagged(pdf, letter, 'P', () =>
    pdf.font('regular').fontSize(8.5).fillColor(PALE).text(lines.join('\n'), { lineGap: 1.5, width: WIDTH }),
  );
}

function addressAndDate({ pdf, letter, fields }: Sheet): void {
  const lines = [words(fields, 'addressee'), ...rows(fields, 'addresseeLines').map(({ line }) => line ?? '')];
  const address = lines.filter((line) => line !== '').join('\n');
  const { left, top, width } = WINDOW;
  tagged(pdf, letter, 'P', () => pdf.font('regular').fontSize(11).fillColor(INK).text(address, left, top, { width, lineGap: 2 }));
  tagged(pdf, letter, 'P', () => pdf.fontSize(10.5).text(words(fields, 'dated'), left, DATE_TOP, { width }));
  pdf.x = LEFT;
  pdf.moveDown(1.1);
}

type Draw = (sheet: Sheet, text: string) => void;

/** The pieces that have a form of their own on paper. */
const DRAW: Readonly<Record<string, Draw>> = {
  subject: (sheet, text) => paragraph(sheet, `${words(sheet.fields, 'subjectLabel')} ${text}`, 'bold'),
  'statement-table': claimStatement,
  'payment-details': boxed,
  closing: (sheet, text) => {
    keepTogether(sheet.pdf, 20 * MM);
    paragraph(sheet, text);
  },
  signature: (sheet, text) => paragraph(sheet, text, 'bold'),
  foot,
};

function boxed({ pdf, letter }: Sheet, text: string): void {
  pdf.font('regular').fontSize(9.5);
  const options = { width: WIDTH - 12 * MM, lineGap: 2 };
  const height = pdf.heightOfString(text, options);
  keepTogether(pdf, height + 20);
  const top = pdf.y;
  artifact(pdf, () => pdf.rect(LEFT, top, WIDTH, height + 12).fill('#f3f4f6'));
  tagged(pdf, letter, 'P', () => pdf.fillColor(INK).text(text, LEFT + 6 * MM, top + 7, options));
  pdf.x = LEFT;
  pdf.y = top + height + 20;
}

/** Smaller, and never parted from the line that opens it. */
function foot({ pdf, letter }: Sheet, text: string): void {
  pdf.font('regular').fontSize(8);
  keepTogether(pdf, pdf.heightOfString(text, { width: WIDTH, lineGap: 1 }));
  tagged(pdf, letter, 'P', () => pdf.fillColor(PALE).text(text, LEFT, pdf.y, { width: WIDTH, lineGap: 1 }));
  pdf.moveDown(0.5);
}

function claimStatement(sheet: Sheet): void {
  const { fields } = sheet;
  const others = rows(fields, 'others');
  table(sheet, [
    ['TH', `${words(fields, 'statementOf')} ${words(fields, 'asOf')}`, words(fields, 'amountLabel')],
    ...rows(fields, 'lines').map((line) => ['TD', ...sumCells(line)] as const),
    ['TH', words(fields, 'totalLabel'), words(fields, 'total')],
    ...(others.length === 0 ? [] : [['TD', words(fields, 'othersLabel'), ''] as const]),
    ...others.map((line) => ['TD', ...sumCells(line)] as const),
  ]);
}

function numberPages({ pdf, fields }: Sheet): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    const number = `${words(fields, 'pageLabel')} ${page - start + 1} ${words(fields, 'ofPages')} ${count}`;
    const text = `${words(fields, 'refLabel')} ${words(fields, 'reference')}, ${number}`;
    artifact(pdf, () =>
      pdf
        .font('regular')
        .fontSize(8)
        .fillColor(PALE)
        .text(text, LEFT, 842 - 12 * MM, { width: WIDTH, align: 'center' }),
    );
  }
}
