/** Opening what Outlook wraps in winmail.dat. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wordsOfRtf } from '../../src/outside/rtf-words.ts';
import { readTnef } from '../../src/outside/tnef.ts';
import { attribute, tnef, type WrappedItem } from './tnef.fixture.ts';

const ITEM: WrappedItem = {
  properties: { 55: 'Facture FA-771', 4096: 'Bonjour,\r\nje conteste.', 57: new Date('2026-11-23T09:12:30Z') },
  files: [{ name: 'Devis signé de M. Le Goff.txt', dosName: 'DEVISS~1.TXT', content: Buffer.from('Devis : 1 200 €') }],
};

describe('when Outlook wraps a mail in its own format', () => {
  test('its words, its day and its files under their long names are there', () => {
    const { item, fault } = readTnef(tnef(ITEM));
    expect(fault).toBeNull();
    expect(item).toMatchObject({ subject: 'Facture FA-771', text: 'Bonjour,\r\nje conteste.', html: null });
    expect(item.date?.toISOString()).toBe('2026-11-23T09:12:30.000Z');
    expect(item.files).toEqual([{ name: 'Devis signé de M. Le Goff.txt', content: Buffer.from('Devis : 1 200 €') }]);
  });

  test('a mail within it has its author, by the name alone where Exchange gives a path, and those it went to', () => {
    const inner: WrappedItem = {
      properties: { 66: 'Élise Cabon', 3103: '/O=CAP/CN=CABON', 4149: '<c.1@laposte.example>' },
      recipients: [
        { 3093: 1, 12289: 'Camille Vernier', 14846: 'c.vernier@marchand-associes.example' },
        { 3093: 2, 12289: 'Comptabilité', 12291: 'compta@marchand-associes.example' },
      ],
      body: 'Je conteste.',
    };
    const [held] = readTnef(tnef({ files: [{ name: 'Re: facture', item: inner }] })).item.files;
    expect(held).toMatchObject({
      item: {
        from: { name: 'Élise Cabon', address: '' },
        to: [{ name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' }],
        cc: [{ name: 'Comptabilité', address: 'compta@marchand-associes.example' }],
        messageId: '<c.1@laposte.example>',
        text: 'Je conteste.',
        date: null,
      },
    });
  });

  test('old Outlooks write the sender, the day and the words each in an attribute', () => {
    const sender = Buffer.concat([
      Buffer.from([4, 0, 40, 0, 9, 0, 22, 0]),
      Buffer.from('Ren\u00e9 Roy\0SMTP:roy@mat.example\0\0', 'latin1'),
    ]);
    const sent = Buffer.from(Uint16Array.from([2026, 11, 3, 8, 5, 0, 2]).buffer);
    const old = [
      attribute(1, 0x00008000, sender),
      attribute(1, 0x00038005, sent),
      attribute(1, 0x00018004, Buffer.from('Impay\u00e9\0', 'latin1')),
    ];
    const { item } = readTnef(Buffer.concat([tnef({ body: 'réglé le 2' }), ...old]));
    expect(item).toMatchObject({ from: { name: 'René Roy', address: 'roy@mat.example' }, subject: 'Impayé', text: 'réglé le 2' });
    expect(item.date?.toISOString()).toBe('2026-11-03T08:05:00.000Z');
  });

  test('rich text gives its words, and the HTML it stands for; the sample of MS-OXRTFCP is read', () => {
    const sample = '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0'.replace(
      ' ',
      '',
    );
    expect(wordsOfRtf(Buffer.from(sample, 'hex'))?.text.trim()).toBe('hello world');
    const rich = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Calibri;}}\pard Je r\'e8gle 1\~200 \u8364?\line vendredi.\par}`;
    expect(readTnef(tnef({ properties: { 4105: stored(rich) } })).item).toMatchObject({
      text: 'Je règle 1\u00a0200 €\nvendredi.\n',
      html: null,
    });
    const html = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1{\*\htmltag84 <p>}\htmlrtf {\htmlrtf0 d\'e9j\'e0 \htmlrtf\b\htmlrtf0{\*\htmltag84 <b>}pay\'e9{\*\mhtmltag84 <i>}{\*\htmltag92 </b></p>}\htmlrtf }\htmlrtf0}`;
    expect(readTnef(tnef({ properties: { 4105: stored(html) } })).item).toMatchObject({
      text: '',
      html: '<p>déjà <b>payé</b></p>',
    });
  });
});

/** Compressed rich text may be stored as it is. */
function stored(rtf: string): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(rtf.length + 12, 0);
  header.writeUInt32LE(rtf.length, 4);
  header.write('MELA', 8, 'latin1');
  return Buffer.concat([header, Buffer.from(rtf, 'latin1')]);
}

describe('when what Outlook wrapped is broken or made to harm', () => {
  const whole = tnef(ITEM);

  test('cut anywhere, it says so and keeps what came before', () => {
    const faults = Array.from({ length: whole.length }, (_, length) => readTnef(whole.subarray(0, length)).fault);
    expect(new Set(faults.slice(4))).toEqual(new Set(['cut-short', null]));
    // Between two attributes nothing tells that there were more.
    expect(faults.filter((fault) => fault === null).length).toBeLessThan(10);
    expect(readTnef(whole.subarray(0, -200)).item.subject).toBe('Facture FA-771');
  });

  test('a length or a count that leads beyond the end, a false sum and too much of anything have their names', () => {
    const bytesOf = (hex: string) => Buffer.concat([tnef({}), Buffer.from(hex, 'hex')]);
    expect(readTnef(bytesOf('010c800200ffffffff')).fault).toBe('cut-short');
    expect(readTnef(Buffer.concat([tnef({}), attribute(1, 0x00069003, Buffer.from('ffffffff', 'hex'))])).fault).toBe('cut-short');
    expect(
      readTnef(Buffer.concat([tnef({}), attribute(1, 0x00069003, Buffer.from('010000001e003700ffffffff41', 'hex'))])).fault,
    ).toBe('cut-short');
    expect(readTnef(Buffer.concat([tnef({}), attribute(1, 0x00069004, Buffer.from('ffffffff', 'hex'))])).fault).toBe('cut-short');
    const spoilt = Buffer.from(whole);
    spoilt[whole.length - 1]! ^= 1;
    expect(readTnef(spoilt)).toMatchObject({ fault: 'bad-checksum', item: { subject: 'Facture FA-771' } });
    const begins = attribute(2, 0x00069002, Buffer.alloc(14));
    const crowd = readTnef(Buffer.concat([tnef({}), ...Array.from({ length: 5000 }, () => begins)]));
    expect([crowd.fault, crowd.item.files.length < 500]).toEqual(['too-many', true]);
    let deep: WrappedItem = ITEM;
    for (let level = 0; level < 30; level += 1) deep = { files: [{ name: 'm', item: deep }] };
    expect(readTnef(tnef(deep)).fault).toBe('too-deep');
    const rtf = stored('{\\rtf1 x}');
    rtf.write('LZFu', 8, 'latin1');
    rtf.writeUInt32LE(0x7fffffff, 0);
    expect(wordsOfRtf(rtf)).toBeNull();
  });

  test('bytes changed at random never throw', () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(readTnef(bytes).item.files.length).toBeLessThan(3);
      }),
      { numRuns: 300 },
    );
  });
});
