/** What goes with a formal notice on paper: how each sum was reckoned, and the list of the documents on file. */
import { paragraph, rows, type Sheet, sumCells, table, words } from './pdf-sheet.ts';

/** On a page of their own; the fields are those of `annexFields`. */
export function annexes(sheet: Sheet): void {
  const { pdf, fields } = sheet;
  pdf.addPage();
  paragraph(sheet, 'Annexe 1\u00a0: décompte détaillé', 'bold');
  table(sheet, [
    ['TH', `Arrêté au ${words(fields, 'asOf')}`, 'Montant'],
    ...rows(fields, 'reckoning').map((line) => ['TD', ...sumCells(line)] as const),
    ['TH', words(fields, 'totalLabel'), words(fields, 'total')],
  ]);
  paragraph(sheet, 'Annexe 2\u00a0: pièces au dossier', 'bold');
  table(sheet, [['TH', 'Pièce', 'Date'], ...rows(fields, 'documents').map((line) => ['TD', ...sumCells(line)] as const)]);
}
