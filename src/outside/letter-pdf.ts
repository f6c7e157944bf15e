/** The letter to post, as a PDF: address behind the window of the envelope, claim statement as a table, the same words as the mail. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Field, Fields } from '../claim/decision.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Block } from './letter-paper.ts';

type Row = Readonly<Record<string, string>>;
type Structure = PDFKit.PDFStructureElement;
type Sheet = { readonly pdf: PDFKit.PDFDocument; readonly letter: Structure; readonly fields: Fields };

const MM = 72 / 25.4;
const LEFT = 22 * MM;
const WIDTH = 166 * MM;
const RIGHT = LEFT + WIDTH;
const BOTTOM = 18 * MM;
/** Behind the window of a DL or C5 envelope (NF Z 11-001: right-hand side, below 45 mm). */
const WINDOW = { left: 108 * MM, top: 50 * MM, width: 82 * MM } as const;
const DATE_TOP = 84 * MM;
const AMOUNT_WIDTH = 30 * MM;

const INK = '#1f2328';
const PALE = '#57606a';
const RULE = '#c3cad1';

/**
 * `fields` from `letterFields`, `body` as `paper.letter` renders it. The same arguments give the same bytes: `day` is its only date.
 * @throws Error that names the field when one is missing.
 */
export async function letterPdf(fields: Fields, body: readonly Block[], day: IsoDate): Promise<Buffer> {
  const subject = body.find((block) => block.piece === 'subject')?.text ?? '';
  const pdf = await blankDocument(subject, words(fields, 'practiceName'), day);
  const finished = collected(pdf);
  const letter = pdf.struct('Document');
  pdf.addStructure(letter);
  const sheet: Sheet = { pdf, letter, fields };
  letterhead(sheet);
  addressAndDate(sheet);
  for (const { piece, text } of body) (DRAW[piece ?? ''] ?? paragraph)(sheet, text);
  letter.end();
  numberPages(sheet);
  pdf.end();
  return finished;
}

async function blankDocument(subject: string, author: string, day: IsoDate): Promise<PDFKit.PDFDocument> {
  const [regular, bold] = await fonts;
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 20 * MM, bottom: BOTTOM, left: LEFT, right: 595.28 - RIGHT },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: subject, Author: author, CreationDate: new Date(`${day}T12:00:00Z`) },
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
  tagged(pdf, letter, 'P', () => pdf.fontSize(10.5).text(`Le ${words(fields, 'date')}`, left, DATE_TOP, { width }));
  pdf.x = LEFT;
  pdf.moveDown(1.1);
}

type Draw = (sheet: Sheet, text: string) => void;

/** The pieces that have a form of their own on paper. */
const DRAW: Readonly<Record<string, Draw>> = {
  subject: (sheet, text) => paragraph(sheet, `Objet\u00a0: ${text}`, 'bold'),
  'claim-statement': claimStatement,
  'payment-details': boxed,
  closing: (sheet, text) => {
    keepTogether(sheet.pdf, 20 * MM);
    paragraph(sheet, text);
  },
  signature: (sheet, text) => paragraph(sheet, text, 'bold'),
  foot,
};

function paragraph({ pdf, letter }: Sheet, text: string, font: 'regular' | 'bold' = 'regular'): void {
  keepTogether(pdf, 34);
  tagged(pdf, letter, 'P', () =>
    pdf.font(font).fontSize(10).fillColor(INK).text(unbroken(text), LEFT, pdf.y, { width: WIDTH, lineGap: 2 }),
  );
  pdf.moveDown(0.65);
}

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
  const { pdf, letter, fields } = sheet;
  const table = pdf.struct('Table');
  letter.add(table);
  tableRow(sheet, table, [`Décompte arrêté au ${words(fields, 'asOf')}`, 'Montant'], 'TH');
  for (const line of rows(fields, 'lines')) tableRow(sheet, table, sumCells(line), 'TD');
  tableRow(sheet, table, [words(fields, 'totalLabel'), words(fields, 'total')], 'TH');
  const others = rows(fields, 'others');
  if (others.length > 0) tableRow(sheet, table, ['Également, et à titre de simple rappel\u00a0:', ''], 'TD');
  for (const line of others) tableRow(sheet, table, sumCells(line), 'TD');
  table.end();
  pdf.x = LEFT;
  pdf.moveDown(0.9);
}

function sumCells({ label = '', detail = '', amount = '' }: Row): readonly [string, string] {
  return [detail === '' ? label : `${label}\n${detail}`, amount];
}

function tableRow({ pdf }: Sheet, table: Structure, [label, amount]: readonly [string, string], kind: 'TH' | 'TD'): void {
  pdf
    .font(kind === 'TH' ? 'bold' : 'regular')
    .fontSize(10)
    .fillColor(INK);
  const width = WIDTH - AMOUNT_WIDTH - 4 * MM;
  const height = pdf.heightOfString(label, { width, lineGap: 1 });
  keepTogether(pdf, height + 10);
  const top = pdf.y;
  const row = pdf.struct('TR');
  table.add(row);
  tagged(pdf, row, kind, () => pdf.text(label, LEFT, top + 4, { width, lineGap: 1 }));
  tagged(pdf, row, kind, () => pdf.text(amount, RIGHT - AMOUNT_WIDTH, top + 4, { width: AMOUNT_WIDTH, align: 'right' }));
  row.end();
  pdf.y = top + height + 8;
  artifact(pdf, () => pdf.moveTo(LEFT, pdf.y).lineTo(RIGHT, pdf.y).lineWidth(0.5).stroke(RULE));
}

/** On the next page when less than `height` is left on this one. */
function keepTogether(pdf: PDFKit.PDFDocument, height: number): void {
  if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
}

function numberPages({ pdf, fields }: Sheet): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    const text = `Réf. ${words(fields, 'reference')}, page ${page - start + 1} sur ${count}`;
    artifact(pdf, () =>
      pdf
        .font('regular')
        .fontSize(8)
        .fillColor(PALE)
        .text(text, LEFT, 842 - 12 * MM, { width: WIDTH, align: 'center' }),
    );
  }
}

function tagged(pdf: PDFKit.PDFDocument, parent: Structure, kind: string, draw: () => void): void {
  const element = pdf.struct(kind, {}, draw);
  parent.add(element);
  element.end();
}

function artifact(pdf: PDFKit.PDFDocument, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}

/** A day stays with its month. */
function unbroken(text: string): string {
  return text.replace(/(\d(?:er)?) (?=\p{Ll})/gu, '$1\u00a0');
}

function words(fields: Fields, name: string): string {
  const field = fieldNamed(fields, name);
  if (typeof field !== 'string') throw new Error(`the field ${name} is rows where words are meant`);
  return field;
}

function rows(fields: Fields, name: string): readonly Row[] {
  const field = fieldNamed(fields, name);
  if (typeof field === 'string') throw new Error(`the field ${name} is words where rows are meant`);
  return field;
}

function fieldNamed(fields: Fields, name: string): Field {
  const field = fields[name];
  if (field === undefined) throw new Error(`the field ${name} is missing`);
  return field;
}
