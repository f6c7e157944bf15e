/** What mail clients call the lines of a header block when they quote or forward: French, English, German, Spanish, Italian, Dutch, Portuguese. */

export type HeaderField = 'from' | 'date' | 'subject' | 'to' | 'cc' | 'other';

const LABELS: Readonly<Record<HeaderField, readonly string[]>> = {
  from: ['de', 'from', 'von', 'da', 'van', 'expéditeur', 'remitente', 'mittente', 'afzender', 'absender', 'sender', 'remetente'],
  date: [
    'envoyé',
    'envoyé le',
    "date d'envoi",
    'date',
    'le',
    'sent',
    'sent on',
    'gesendet',
    'datum',
    'enviado',
    'enviado el',
    'enviada',
    'enviada em',
    'enviado em',
    'fecha',
    'inviato',
    'data',
    'verzonden',
    'reçu',
    'reçu le',
    'message du',
    'date/heure',
  ],
  subject: ['objet', 'sujet', 'subject', 'betreff', 'asunto', 'oggetto', 'onderwerp', 'titre', 'assunto'],
  to: [
    'à',
    'a',
    'pour',
    'to',
    'an',
    'para',
    'per',
    'aan',
    'destinataire',
    'destinataires',
    'empfänger',
    'destinatario',
    'destinatário',
  ],
  cc: [
    'cc',
    'copie',
    'copie à',
    'copies',
    'copie carbone',
    'kopie',
    'kopie (cc)',
    'cci',
    'bcc',
    'copia',
    'con copia',
    'cópia',
    'com cópia',
  ],
  other: [
    'pièces jointes',
    'pièce jointe',
    'pièce(s) jointe(s)',
    'pj',
    'importance',
    'priorité',
    'attachments',
    'attachment',
    'anlagen',
    'anhänge',
    'wichtigkeit',
    'datos adjuntos',
    'adjuntos',
    'importancia',
    'allegati',
    'anexos',
    'importância',
    'priorità',
    'priorität',
    'prioridad',
    'prioridade',
    'prioriteit',
    'anlage',
    'allegato',
    'bijlage',
    'anexo',
    'archivos adjuntos',
    'bijlagen',
    'urgentie',
    'répondre à',
    'reply-to',
    'reply to',
    'antwort an',
    'responder a',
    'rispondi a',
    'risposta',
    'antwoord aan',
    'sensibilité',
    'sensitivity',
    'catégories',
    'categories',
    'organisation',
    'priority',
    'signé par',
    'envoyé par',
    'message-id',
    'list-id',
    'indicateur de suivi',
    'état de suivi',
    'follow up flag',
    'flag status',
    'resent-from',
  ],
};

export const FROM_LABELS = LABELS.from;

const FIELD_OF = new Map<string, HeaderField>(
  (Object.keys(LABELS) as HeaderField[]).flatMap((field) => LABELS[field].map((label): [string, HeaderField] => [label, field])),
);

/** « De », « Envoyé », "Subject" … → the field it stands for, null for any other word. */
export function headerField(label: string): HeaderField | null {
  return (
    FIELD_OF.get(
      label
        .replace(/[\s\u00a0]+/g, ' ')
        .replace(/[’]/g, "'")
        .trim()
        .toLowerCase(),
    ) ?? null
  );
}

/** Lines clients put above a mail they forward. */
export const FORWARD_SEPARATORS: readonly RegExp[] = [
  /^[-=]*\s*(?:Forwarded message|Message (?:transféré|réexpédié|transmis|renvoyé)|Mail transféré|Courriel transféré)\s*[-=]*$/i,
  /^-+\s*(?:Message transféré de|Forwarded message from|Weitergeleitete Nachricht von|Mensaje reenviado de|Messaggio inoltrato da|Doorgestuurd bericht van|Mensagem encaminhada de) .{1,160}?\s*-+$/i,
  /^This is a forwarded message$/i,
  /^-+\s*(?:Forwarded by|(?:Transféré|Réexpédié) par|Weitergeleitet von|Reenviado por|Inoltrato da|Doorgestuurd door|Encaminhado por) .{1,120}?\s*-*$/i,
  /^[-=]*\s*(?:Weitergeleitete Nachricht|Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht|Mensagem (?:re)?encaminhada)\s*[-=]*$/i,
  /^(?:Début du (?:message|courriel|mail) (?:transféré|réexpédié)|Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail))\s*:?$/i,
  /^(?:Inicio del mensaje reenviado|Inizio messaggio inoltrato|Begin doorgestuurd bericht|Início da mensagem reencaminhada)\s*:?$/i,
];

/** Lines some clients put below a mail they forward. */
export const FORWARD_END =
  /^(?:-+\s*(?:Fin du message transféré|End (?:of )?forwarded message|Ende der weitergeleiteten Nachricht|Fin del mensaje reenviado|Fine messaggio inoltrato|Einde doorgestuurd bericht|Fim da mensagem encaminhada)\s*-+|=+8<=+End of original message text=+)$/i;

/** Lines clients put above a mail they answer or forward, we cannot tell which. */
export const ORIGINAL_SEPARATORS: readonly RegExp[] = [
  /^-{2,}\s*(?:Message d['’]origine|Message original|Mail original|Message initial|Courriel d['’]origine|E-?mail d['’]origine)\s*-*$/i,
  /^-{2,}\s*(?:Original Message|Original Mail|Original Appointment|Rendez-vous d['’]origine|Reply message|Ursprüngliche Nachricht|Original-?nachricht|Messaggio originario|Mensaje original|Messaggio originale|Oorspronkelijk bericht|Mensagem original)\s*-*$/i,
  /^Message d['’]origine\s*:?$/i,
  /^Message du\s*:?\s*\d.{4,40}$/i,
  /^[_=]{20,}$/,
  /^-{30,}$/,
];

/** Yahoo writes a whole header block on the separator's line, with nothing between value and next label. */
const ON_ONE_LINE =
  /^[\s>]*-{2,} ?(?:Message transmis|Message transféré|Forwarded Message|Weitergeleitete Nachricht|Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht|Mensagem (?:re)?encaminhada|Mail original|Original Message|Message d['’]origine) ?-{2,}[ \u00a0]*(?=(?:De|From|Von|Da|Van)[ \u00a0]?:)/i;
const NEXT_LABEL =
  /(?<=[>\p{Ll}\d.A-Z])[ \u00a0]*(?=(?:À|To|An|Para|A|Aan|Cc|CC|Date|Envoyé|Sent|Gesendet|Enviad[oa]|Inviato|Verzonden|Objet|Subject|Betreff|Asunto|Assunto|Oggetto|Onderwerp)[ \u00a0]?: )/gu;

/** Yahoo on a phone writes the first words it quotes behind the attribution, on its line. */
const QUOTE_ON_ATTRIBUTION =
  /^([\s>]*(?:Le|On|Am|El|Il|Op|Em) .{8,200}<[^<>\s]{3,200}> (?:a écrit|wrote|schrieb|escribió|ha scritto|schreef|escreveu)[ \u00a0]?:)[ \t\u00a0]+(?=\S)/;

/** The same text with every header of such a line, and what such an attribution quotes, on its own line. */
export function headersOnOwnLines(text: string): string {
  return text.split('\n').map(onOwnLines).join('\n');
}

function onOwnLines(line: string): string {
  if (ON_ONE_LINE.test(line)) return line.replace(ON_ONE_LINE, (mark) => `${mark.trimEnd()}\n`).replace(NEXT_LABEL, '\n');
  return line.replace(QUOTE_ON_ATTRIBUTION, '$1\n');
}

/** Subjects a client gives a mail it forwards. */
export const FORWARD_SUBJECT = /^[\s\u00a0]*(?:\[[^\]]{1,30}\][\s\u00a0]*)?(?:tr|fwd?|wg|rv|i|doorst|fs|transf|enc)[\s\u00a0]*:/i;

/** « Re », and what other languages' clients write for it. */
export const REPLY_SUBJECT = /^[\s\u00a0]*(?:\[[^\]]{1,30}\][\s\u00a0]*)?(?:re|aw|sv|antw|rif|r)[\s\u00a0]*:/i;
