/** Whole mails whose words or files lie in Outlook's wrapping: the files of test/mails/winmail, written out once. */
import { CII } from '../reading/e-invoice.fixture.ts';
import { tnef } from './tnef.fixture.ts';

const CAMILLE = { name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' };
const DEBTOR = { 66: 'Gwenaëlle Kerbrat', 23810: 'g.kerbrat@kerbrat-nautisme.example' };
const TO_CAMILLE = { 3093: 1, 12289: CAMILLE.name, 14846: CAMILLE.address };

const disputed = {
  properties: { ...DEBTOR, 55: 'Votre facture FA-771', 57: new Date('2026-11-20T16:41:00Z') },
  recipients: [TO_CAMILLE],
  body: 'Bonjour,\r\n\r\nNous contestons cette facture : le mât livré est fendu.\r\n\r\nCordialement,',
};

/** By name, without « .eml ». */
export const WINMAILS: Readonly<Record<string, Buffer>> = {
  'outlook-fr-item-attached': mixed(CAMILLE, 'Facture FA-771', 'Reçu vendredi, à votre bon soin.', [
    tnef({ files: [{ name: 'Votre facture FA-771', item: disputed }] }),
  ]),
  'outlook-fr-item-of-rich-text-alone': mixed(CAMILLE, 'TR: relance', '', [
    tnef({
      files: [
        {
          name: 'Re: relance',
          item: {
            properties: {
              ...DEBTOR,
              55: 'Re: relance',
              57: new Date('2026-11-23T08:00:00Z'),
              4105: richText('Madame,\\par\\par le virement part jeudi 26 novembre.\\par'),
            },
            recipients: [TO_CAMILLE],
          },
        },
      ],
    }),
  ]),
  'exchange-fr-nothing-but-the-wrapping': Buffer.concat([
    Buffer.from(
      `${head({ name: 'Gwenaëlle Kerbrat', address: 'g.kerbrat@kerbrat-nautisme.example' }, 'RE: Rappel')}Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\n`,
    ),
    base64(
      tnef({ properties: { 4105: richText("Je n\\'92ai jamais re\\'e7u cette facture, merci de me l\\'92envoyer.\\par") } }),
    ),
  ]),
  'outlook-fr-invoice-in-the-wrapping': mixed(
    CAMILLE,
    'Facture impayée',
    'Facture jointe, impayée, à recouvrer auprès de la SARL Kerbrat, g.kerbrat@kerbrat-nautisme.example',
    [tnef({ files: [{ name: 'Facture électronique FA-771.xml', dosName: 'FACTUR~1.XML', content: Buffer.from(CII) }] })],
  ),
  'outlook-fr-wrapping-cut-short': mixed(
    CAMILLE,
    'TR: Votre facture',
    'Ci-dessous.\n\n-----Message d’origine-----\nDe : Gwenaëlle Kerbrat <g.kerbrat@kerbrat-nautisme.example>\nEnvoyé : vendredi 20 novembre 2026 17:41\nÀ : Camille Vernier\nObjet : Votre facture\n\nJe conteste.',
    [tnef({ files: [{ name: 'photo.jpg', dosName: 'PHOTO.JPG', content: Buffer.alloc(300, 7) }] }).subarray(0, -400)],
  ),
};

function richText(words: string): Buffer {
  const rtf = Buffer.from(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Calibri;}}\\pard ${words}}`, 'latin1');
  const header = Buffer.alloc(16);
  header.writeUInt32LE(rtf.length + 12, 0);
  header.writeUInt32LE(rtf.length, 4);
  header.write('MELA', 8, 'latin1');
  return Buffer.concat([header, rtf]);
}

type Writer = { readonly name: string; readonly address: string };

function head({ name, address }: Writer, subject: string): string {
  return [
    `From: =?utf-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`,
    'To: creances@marchand-associes.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Tue, 24 Nov 2026 09:30:00 +0100',
    `Message-ID: <${address.length}.${subject.length}@exchange.example>`,
    'X-MS-TNEF-Correlator: <1@exchange.example>',
    'X-Fixture-Source: MS-OXTNEF, made by test/outside/winmail.fixture.ts',
    'MIME-Version: 1.0',
    '',
  ].join('\n');
}

function mixed(from: Writer, subject: string, text: string, wrapped: readonly Buffer[]): Buffer {
  const frame = '_000_FRAME_';
  const parts = wrapped.map((bytes) =>
    Buffer.concat([
      Buffer.from(
        `--${frame}\nContent-Type: application/ms-tnef; name="winmail.dat"\nContent-Disposition: attachment; filename="winmail.dat"\nContent-Transfer-Encoding: base64\n\n`,
      ),
      base64(bytes),
    ]),
  );
  return Buffer.concat([
    Buffer.from(
      `${head(from, subject)}Content-Type: multipart/mixed; boundary="${frame}"\n\n--${frame}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n\n`,
    ),
    ...parts,
    Buffer.from(`--${frame}--\n`),
  ]);
}

function base64(bytes: Buffer): Buffer {
  return Buffer.from(`${bytes.toString('base64').replace(/.{76}/g, '$&\n')}\n`);
}
