/** What a printed letter is drawn with: paragraphs, rows of sums, tags for whoever has it read aloud. */
import type { Field, Fields } from '../claim/decision.ts';

type Row = Readonly<Record<string, string>>;
type Structure = PDFKit.PDFStructureElement;
export type Sheet = { readonly pdf: PDFKit.PDFDocument; readonly letter: Structure; readonly fields: Fields };

export const MM = 72 / 25.4;
export const LEFT = 22 * MM;
export const WIDTH = 166 * MM;
export const RIGHT = LEFT + WIDTH;
export const BOTTOM = 18 * MM;
const AMOUNT_WIDTH = 30 * MM;

export const INK = '#1f2328';
export const PALE = '#57606a';
const RULE = '#c3cad1';

export function paragraph({ pdf, letter }: Sheet, text: string, font: 'regular' | 'bold' = 'regular'): void {
  keepTogether(pdf, 34);
  tagged(pdf, letter, 'P', () =>
    pdf.font(font).fontSize(10).fillColor(INK).text(unbroken(text), LEFT, pdf.y, { width: WIDTH, lineGap: 2 }),
  );
  pdf.moveDown(0.65);
}

export function sumCells({ label = '', detail = '', amount = '' }: Row): readonly [string, string] {
  return [detail === '' ? label : `${label}\n${detail}`, amount];
}

export type TableRow = readonly [kind: 'TH' | 'TD', label: string, amount: string];

export function table(sheet: Sheet, lines: readonly TableRow[]): void {
  const { pdf, letter } = sheet;
  const element = pdf.struct('Table');
  letter.add(element);
  for (const [kind, label, amount] of lines) tableRow(sheet, element, [label, amount], kind);
  element.end();
  pdf.x = LEFT;
  pdf.moveDown(0.9);
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
export function keepTogether(pdf: PDFKit.PDFDocument, height: number): void {
  if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
}

export function tagged(pdf: PDFKit.PDFDocument, parent: Structure, kind: string, draw: () => void): void {
  const element = pdf.struct(kind, {}, draw);
  parent.add(element);
  element.end();
}

export function artifact(pdf: PDFKit.PDFDocument, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}

/** A number stays with what it counts. */
function unbroken(text: string): string {
  return text.replace(/(\d(?:er)?) (?=\p{Ll})/gu, '$1\u00a0');
}

export function words(fields: Fields, name: string): string {
  const field = fieldNamed(fields, name);
  if (typeof field !== 'string') throw new Error(`the field ${name} is rows where words are meant`);
  return field;
}

export function rows(fields: Fields, name: string): readonly Row[] {
  const field = fieldNamed(fields, name);
  if (typeof field === 'string') throw new Error(`the field ${name} is words where rows are meant`);
  return field;
}

function fieldNamed(fields: Fields, name: string): Field {
  const field = fields[name];
  if (field === undefined) throw new Error(`the field ${name} is missing`);
  return field;
}
