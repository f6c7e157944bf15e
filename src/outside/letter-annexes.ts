/** What goes with a formal notice on paper: how each sum was reckoned, and the list of the documents on file. */
import { paragraph, rows, type Sheet, sumCells, table, words } from './pdf-sheet.ts';

/** On a page of their own; the fields are those of `annexFields`. */
export function annexes(sheet: Sheet): void {
  const { pdf, fields } = sheet;
  pdf.addPage();
  paragraph(sheet, words(fields, 'reckoningTitle'), 'bold');
  table(sheet, [
    ['TH', `${words(fields, 'reckonedOn')} ${words(fields, 'asOf')}`, words(fields, 'amountLabel')],
    ...rows(fields, 'reckoning').map((line) => ['TD', ...sumCells(line)] as const),
    ['TH', words(fields, 'totalLabel'), words(fields, 'total')],
  ]);
  paragraph(sheet, words(fields, 'documentsTitle'), 'bold');
  table(sheet, [
    ['TH', words(fields, 'documentLabel'), words(fields, 'dayLabel')],
    ...rows(fields, 'documents').map((line) => ['TD', ...sumCells(line)] as const),
  ]);
}
