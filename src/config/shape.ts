/** The shape of `config/amiable.yaml`; every schema's `error` says in French what is wanted there. */
import { isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { isIsoDate } from '../law/calendar.ts';

const asking = (error: string) => ({ error });

function words(wanted: string) {
  return z.string(asking(wanted)).trim().min(1, asking(wanted));
}

function lines(wanted: string) {
  return z.array(words(wanted), asking(wanted)).min(1, asking(wanted));
}

function mailAddress(wanted: string) {
  return z
    .string(asking(wanted))
    .trim()
    .toLowerCase()
    .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/, asking(wanted));
}

function wholeNumber(wanted: string, least: number, most: number) {
  return z.int(asking(wanted)).min(least, asking(wanted)).max(most, asking(wanted));
}

const port = wholeNumber('un numéro de port, de 1 à 65535', 1, 65_535);
const trueOrFalse = z.boolean(asking('true ou false'));

const sourceWanted = '{ env: NOM_DE_VARIABLE } ou { file: /chemin/du/fichier }';
const secretSource = z.union(
  [z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })],
  asking(sourceWanted),
);

const server = z.strictObject(
  {
    certificateAuthorityFile: words('le chemin d’un fichier PEM').optional(),
    host: words('le nom du serveur'),
    port,
    secure: trueOrFalse,
    user: words('un nom d’utilisateur'),
    passwordFrom: secretSource,
  },
  asking('un bloc : host, port, secure, user, passwordFrom'),
);

const iban = z
  .string(asking('un IBAN'))
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .refine((text) => isValidIBAN(text), asking('un IBAN exact : celui-ci a une faute, reprenez-le du relevé d’identité bancaire'));

const bank = z.strictObject(
  {
    holder: words('le titulaire du compte'),
    iban,
    bic: z
      .string(asking('un BIC de 8 ou 11 caractères'))
      .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, asking('un BIC de 8 ou 11 caractères'))
      .nullable()
      .default(null),
  },
  asking('un bloc : holder, iban, bic'),
);

const day = z.string(asking('un jour comme 2026-01-15')).refine(isIsoDate, asking('un jour du calendrier, comme 2026-01-15'));

const client = z.strictObject(
  {
    name: words('le nom du client créancier'),
    kind: z.enum(['professional', 'individual'], asking('professional ou individual')),
    postalAddress: lines('l’adresse postale, une ligne par tiret'),
    bank: bank.nullable().default(null),
    mandateOn: day.nullable().default(null),
  },
  asking('un bloc par client : name, kind, postalAddress, bank, mandateOn'),
);

const member = z.strictObject(
  {
    name: words('le nom de la personne'),
    address: mailAddress('l’adresse e-mail de la personne, comme claire@cabinet.example'),
    role: z.enum(['partner', 'staff'], asking('partner (associé) ou staff (collaborateur)')),
  },
  asking('un bloc par personne : name, address, role'),
);

const proof = z.enum(
  ['receiver-verdict', 'aligned-dkim', 'microsoft-internal', 'round-trip'],
  asking('receiver-verdict, aligned-dkim, microsoft-internal ou round-trip'),
);

const BODACC = 'https://bodacc-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/annonces-commerciales/records';

const insolvency = z.strictObject(
  {
    check: z.enum(['required', 'when-reachable', 'off'], asking('required, when-reachable ou off')).default('when-reachable'),
    url: z.url(asking('une adresse comme https://bodacc-datadila.opendatasoft.com/…/records')).default(BODACC),
  },
  asking('un bloc : check, url'),
);

const practice = z.strictObject(
  {
    id: z
      .string(asking('un identifiant court'))
      .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, asking('un identifiant court, en minuscules, chiffres et tirets')),
    name: words('le nom du cabinet'),
    profession: z.enum(
      ['avocat', 'expert-comptable', 'medecin', 'notaire', 'other'],
      asking('avocat, expert-comptable, medecin, notaire ou other'),
    ),
    legalLines: lines('les mentions légales, une ligne par tiret'),
    postalAddress: lines('l’adresse postale, une ligne par tiret'),
    contact: z.strictObject(
      {
        name: words('le nom de la personne à joindre'),
        phone: words('son numéro de téléphone, entre guillemets'),
        address: mailAddress('son adresse e-mail'),
      },
      asking('un bloc : name, phone, address'),
    ),
    dataProtectionContact: mailAddress('l’adresse e-mail où écrire au sujet des données personnelles'),
    referencePrefix: z
      .string(asking('un préfixe de référence, comme AM'))
      .regex(/^[A-Z]{2,6}$/, asking('un préfixe de référence de 2 à 6 lettres capitales, comme AM')),
    members: z.array(member, asking('la liste des personnes du cabinet')).min(1, asking('une personne au moins')),
    bank,
    clients: z.array(client, asking('une liste de clients')).default([]),
    cadence: words('le nom d’une cadence de config/cadences.yaml').default('standard'),
    remindsInAugust: trueOrFalse.default(false),
    planEnvelope: z
      .strictObject(
        {
          maxInstalments: wholeNumber('un nombre d’échéances, de 1 à 24', 1, 24),
          maxDays: wholeNumber('un nombre de jours, de 1 à 730', 1, 730),
          minFirstPaymentPct: wholeNumber('un pourcentage, de 0 à 100', 0, 100).default(0),
          accelerates: trueOrFalse.default(true),
        },
        asking('un bloc : maxInstalments, maxDays, minFirstPaymentPct, accelerates'),
      )
      .default({ maxInstalments: 3, maxDays: 90, minFirstPaymentPct: 0, accelerates: true }),
    smallBalanceEuros: z
      .number(asking('une somme en euros, 0 ou plus'))
      .min(0, asking('une somme en euros, 0 ou plus'))
      .default(0),
    confirmsPayments: z
      .strictObject({ maxDays: wholeNumber('un nombre de jours, de 1 à 90', 1, 90) }, asking('un bloc : maxDays'))
      .nullable()
      .default(null),
    twoApprovalsAboveEuros: wholeNumber('un montant en euros, sans centimes', 0, 100_000_000).nullable().default(null),
    insolvency: insolvency.default({ check: 'when-reachable', url: BODACC }),
    mediator: words('le médiateur de la consommation : nom, adresse, site').nullable().default(null),
    inbox: z.strictObject(
      {
        address: mailAddress('l’adresse de la boîte dédiée, sans « + »').refine(
          (address) => !address.includes('+'),
          asking('une adresse sans « + » : Amiable ajoute lui-même ses jetons après un « + »'),
        ),
        imap: server,
        smtp: server,
        proofs: z
          .array(proof, asking('une liste de preuves'))
          .min(1, asking('une preuve au moins'))
          .default(['aligned-dkim', 'round-trip']),
        authservId: words('le nom sous lequel votre serveur signe ses verdicts').toLowerCase().nullable().default(null),
      },
      asking('un bloc : address, imap, smtp, proofs, authservId'),
    ),
  },
  asking('un bloc par cabinet'),
);

const database = z.union(
  [z.strictObject({ folder: z.string().min(1) }), z.strictObject({ urlFrom: secretSource })],
  asking('{ folder: /chemin } pour la base embarquée, ou { urlFrom: { env: NOM } } pour PostgreSQL'),
);

const model = z.strictObject(
  {
    url: z.url(asking('une adresse comme http://127.0.0.1:11434/v1')),
    name: words('le nom du modèle, comme le point d’accès l’attend'),
    keyFrom: secretSource.nullable().default(null),
    timeoutSeconds: wholeNumber('un nombre de secondes, de 1 à 120', 1, 120).default(20),
    dailyCalls: wholeNumber('un nombre d’appels par jour, de 1 à 100000', 1, 100_000).default(200),
    secrecyAgreement: day.nullable().default(null),
  },
  asking('un bloc : url, name, keyFrom, timeoutSeconds, dailyCalls, secrecyAgreement'),
);

export const configFile = z.strictObject(
  {
    sending: z.enum(['on', 'hold'], asking('on (les lettres partent) ou hold (rien ne part)')),
    secretFrom: secretSource.default({ env: 'AMIABLE_SECRET' }),
    database: database.default({ folder: '../data' }),
    healthPort: port.nullable().default(8321),
    model: model.nullable().default(null),
    practices: z.array(practice, asking('la liste des cabinets')).min(1, asking('un cabinet au moins')),
  },
  asking('les clés sending, practices…'),
);

export type ConfigFile = z.infer<typeof configFile>;
export type PracticeFile = ConfigFile['practices'][number];
export type ModelFile = NonNullable<ConfigFile['model']>;
export type ServerFile = PracticeFile['inbox']['imap'];
