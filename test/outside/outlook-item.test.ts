import { expect, test } from '@jest/globals';
import { mailFromOutlookItem } from '../../src/outside/outlook-item.ts';
import { outlookItem } from './outlook-item.fixture.ts';

test('an Outlook item written in rich text alone has its words', async () => {
  const rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Calibri;}}\\pard Je r\\'e8gle vendredi.\\par}";
  const header = Buffer.alloc(16);
  header.writeUInt32LE(rtf.length + 12, 0);
  header.writeUInt32LE(rtf.length, 4);
  header.write('MELA', 8, 'latin1');
  const item = outlookItem({
    from: { name: 'Élise Cabon', address: 'elise.cabon@laposte.example' },
    to: { name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' },
    sent: new Date('2026-11-23T09:12:30Z'),
    subject: 'Facture FA-771',
    body: '',
    rtf: Buffer.concat([header, Buffer.from(rtf, 'latin1')]),
    file: { name: 'devis.txt', content: Buffer.from('Devis') },
  });
  expect((await mailFromOutlookItem(item))?.toString()).toContain('Je r=C3=A8gle vendredi.');
});
