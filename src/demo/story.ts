/** The story of the demo: what the cast writes, and when. Everything else is the daemon's own doing. */
import type { Mail } from '../reading/mail.ts';
import { CAMILLE, HELENE, INBOX, KERBRAT, NAUTISME, PERRIN, type Person, PRETENDER } from './cast.ts';
import { feeNotePdf } from './fee-note.ts';
import type { Stage } from './stage.ts';
import type { Teller } from './teller.ts';
import { gmailReply, outlookForward } from './written-mails.ts';

export const BEGINS = { day: '2026-09-01', time: '10:02' } as const;
const ENDS = '2026-11-16';

type Acting = { readonly stage: Stage; readonly teller: Teller };

export async function play(stage: Stage, teller: Teller): Promise<void> {
  const acting = { stage, teller };
  await openFirst(acting);
  await openOthers(acting);
  await thirdPays(acting);
  await firstPromises(acting);
  await secondDisputes(acting);
  await phoneCall(acting);
  await formalNotice(acting);
  await live(acting, ENDS);
}

async function openFirst({ stage, teller }: Acting): Promise<void> {
  const pdf = await feeNotePdf({
    number: '2026-118',
    to: ['SARL Cap Nautisme', '4 quai de la Fosse', '44000 Nantes'],
    issuedOn: '01/08/2026',
    dueOn: null,
    what: 'Rédaction des conditions générales de location et consultation du 6 juillet 2026.',
    net: '1 000,00',
    vat: '200,00',
    total: '1 200,00',
  });
  const body = 'Bonjour,\n\nVeuillez trouver ci-joint notre note d’honoraires n° 2026-118.\n\nCordialement,\nCamille Vernier';
  teller.scene('Camille transfère, depuis Outlook, la note d’honoraires impayée (PDF joint).');
  await stage.write({
    from: CAMILLE,
    to: INBOX,
    subject: 'TR: Note d’honoraires n° 2026-118',
    text: outlookForward('Bonjour, note impayée, à recouvrer. Merci !', {
      to: NAUTISME,
      on: 'samedi 1 août 2026 09:12',
      subject: 'Note d’honoraires n° 2026-118',
      body,
    }),
    attachments: [{ name: 'Note 2026-118.pdf', type: 'application/pdf', content: pdf }],
  });
  await teller.tell();
  await answer({ stage, teller }, CAMILLE, '10:20', `L’échéance était le 31 août 2026. L’adresse est bien ${NAUTISME.address}.`);
}

const OTHERS = [
  {
    debtor: KERBRAT,
    number: '2026-121',
    dueOn: '04/09/2026',
    sums: { net: '716,67', vat: '143,33', total: '860,00' },
    said: `À recouvrer, adresse vérifiée au téléphone : ${KERBRAT.address}`,
  },
  {
    debtor: PERRIN,
    number: '2026-125',
    dueOn: '07/09/2026',
    sums: { net: '375,00', vat: '75,00', total: '450,00' },
    said: 'Impayé, particulier. Merci.',
  },
] as const;

async function openOthers(acting: Acting): Promise<void> {
  await live(acting, '2026-09-14');
  for (const [index, { debtor, number, dueOn, sums, said }] of OTHERS.entries()) {
    acting.stage.at('2026-09-14', `10:3${index}`);
    acting.teller.scene(`Camille transfère la note d’honoraires n° ${number} (${debtor.name}).`);
    const what = 'Consultation et rédaction d’un courrier.';
    const content = await feeNotePdf({ number, to: [debtor.name], issuedOn: '05/08/2026', dueOn, what, ...sums });
    const subject = `Note d’honoraires n° ${number}`;
    const body = `Bonjour,\n\nVous trouverez ci-joint notre note d’honoraires n° ${number}.\n\nCordialement,\nCamille Vernier`;
    const text = outlookForward(said, { to: debtor, on: 'mercredi 5 août 2026 11:40', subject, body });
    const attachments = [{ name: `Note ${number}.pdf`, type: 'application/pdf', content }];
    await acting.stage.write({ from: CAMILLE, to: INBOX, subject: `TR: ${subject}`, text, attachments });
    await acting.teller.tell();
  }
  await live(acting, '2026-09-15');
  await answer(acting, CAMILLE, '11:05', 'OK', 'Projet à approuver');
}

async function thirdPays(acting: Acting): Promise<void> {
  await live(acting, '2026-09-16');
  await answer(acting, PERRIN, '18:40', 'Bonjour,\n\nC’est réglé depuis hier par virement.\n\nCordialement,\nLouise Perrin');
  await live(acting, '2026-09-17');
  await answer(acting, CAMILLE, '09:30', '1');
}

async function firstPromises(acting: Acting): Promise<void> {
  await live(acting, '2026-09-21');
  const words = 'Bonjour,\n\nNavré pour ce retard. Je vous règle les 1 200 € le 30 septembre.\n\nBien à vous,\nYann Le Goff';
  await answer(acting, NAUTISME, '14:12', words);
  await answer(acting, HELENE, '15:30', 'OUI');
}

async function secondDisputes(acting: Acting): Promise<void> {
  await live(acting, '2026-09-22');
  const disputes =
    'Bonjour,\n\nNous contestons cette note : le courrier promis lors de la consultation n’a jamais été envoyé.\n\nP. Kerbrat';
  await answer(acting, KERBRAT, '16:05', disputes);
  await live(acting, '2026-09-24');
  const stalls =
    'Je n’ai jamais reçu votre facture, et de toute façon je l’ai déjà payée. Faites donc, on verra bien.\n\nP. Kerbrat';
  await answer(acting, KERBRAT, '08:51', stalls);
  const asked = await acting.stage.newestFor(HELENE);
  acting.stage.at('2026-09-24', '09:40');
  acting.teller.scene('Quelqu’un, au-dehors, écrit « OK » en se faisant passer pour Maître Marchand.');
  const spoofed = { from: HELENE, to: replyAddress(asked), subject: `RE: ${asked.subject}`, text: 'OK\n', ...threadOf(asked) };
  await acting.stage.write(spoofed, PRETENDER);
  await acting.teller.tell();
  await live(acting, '2026-09-25');
  const words = [
    'Monsieur,',
    '',
    'Nous avons bien reçu vos deux messages des 22 et 24 septembre 2026, qui ne s’accordent pas entre eux.',
    'Je vous remercie de m’adresser, d’ici au 9 octobre 2026, la preuve du paiement que vous évoquez, ou vos observations sur la prestation.',
    '',
    'Veuillez recevoir, Monsieur, mes salutations distinguées.',
    '',
    'Hélène Marchand',
  ].join('\n');
  await answerTo(acting, HELENE, '11:15', `Plutôt ceci :\n\n${words}`, asked);
}

async function phoneCall(acting: Acting): Promise<void> {
  await live(acting, '2026-10-08');
  acting.stage.at('2026-10-08', '11:20');
  acting.teller.scene('Camille rend compte d’un appel, en français de tous les jours.');
  await acting.stage.write({
    from: CAMILLE,
    to: INBOX,
    subject: 'Appel MA-2026-0001',
    text: 'J’ai eu M. Le Goff au téléphone ce matin, il verse les 1 200 € le 23 octobre.\n\nCamille',
  });
  await acting.teller.tell();
  await live(acting, '2026-10-09');
  await answer(
    acting,
    NAUTISME,
    '09:48',
    'Bonjour,\n\nJe confirme notre échange d’hier : 1 200 € le 23 octobre.\n\nYann Le Goff',
  );
}

async function formalNotice(acting: Acting): Promise<void> {
  await live(acting, '2026-10-29');
  await answer(acting, HELENE, '10:10', 'C’est bon, envoyez.', 'Projet à approuver');
  await answer(acting, HELENE, '10:25', 'OK', 'Projet à approuver');
}

/** Someone answers the newest mail in their inbox, or the newest whose subject says so. */
async function answer(acting: Acting, who: Person, time: string, words: string, subject = ''): Promise<void> {
  await answerTo(acting, who, time, words, await acting.stage.newestFor(who, subject));
}

async function answerTo({ stage, teller }: Acting, who: Person, time: string, words: string, answered: Mail): Promise<void> {
  const today = stage.now().toISOString().slice(0, 10);
  stage.at(today, time);
  teller.scene(`${who.name} répond à « ${answered.subject} » : « ${words.replace(/\s*\n\s*/g, ' ')} »`);
  const on = answered.date?.toLocaleString('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'medium', timeStyle: 'short' }) ?? '';
  const text = gmailReply(words, { on, from: 'Marchand & Associés', text: answered.text });
  await stage.write({ from: who, to: replyAddress(answered), subject: `Re: ${answered.subject}`, text, ...threadOf(answered) });
  await teller.tell();
}

function replyAddress(mail: Mail): string {
  return mail.replyTo[0]?.address ?? INBOX;
}

function threadOf(mail: Mail): { readonly inReplyTo?: string } {
  return mail.messageId === null ? {} : { inReplyTo: mail.messageId };
}

async function live({ stage, teller }: Acting, day: string): Promise<void> {
  await stage.liveUntil(day, () => teller.tell());
}
