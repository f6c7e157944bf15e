/** A fee note as the firm's accounting would print it, in PDF. */
import PDFDocument from 'pdfkit';

export type FeeNote = {
  readonly number: string;
  readonly to: readonly string[];
  readonly issuedOn: string;
  /** null where the firm forgot to print it. */
  readonly dueOn: string | null;
  readonly what: string;
  readonly net: string;
  readonly vat: string;
  readonly total: string;
};

export function feeNotePdf(note: FeeNote): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 56,
    info: { Title: `Note d'honoraires ${note.number}`, CreationDate: new Date(0) },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  pdf.font('Helvetica-Bold').fontSize(13).text('Marchand & Associés');
  pdf.font('Helvetica').fontSize(10).text('Avocats au barreau de Rennes').text('12 rue de la Monnaie, 35000 Rennes').moveDown(2);
  for (const line of note.to) pdf.text(line, { align: 'right' });
  pdf.moveDown(2).font('Helvetica-Bold').fontSize(14).text(`NOTE D'HONORAIRES N° ${note.number}`);
  pdf.font('Helvetica').fontSize(10).text(`Date : ${note.issuedOn}`);
  if (note.dueOn !== null) pdf.text(`Échéance : ${note.dueOn}`);
  pdf.moveDown().text(note.what).moveDown();
  pdf.text(`Total HT : ${note.net} €`).text(`TVA 20 % : ${note.vat} €`);
  pdf.font('Helvetica-Bold').text(`Total TTC à payer : ${note.total} €`);
  pdf.end();
  return done;
}
