/** What the shape alone can't tell: rules between the parts of a configuration, checked even where other parts are faulty. */
import { z } from 'zod';
import { newestCadence } from '../claim/cadence.ts';
import type { Cadence } from '../claim/practice.ts';
import type { Fault } from './faults.ts';

const text = z.string().catch('');
const address = z.string().trim().toLowerCase().catch('');
const account = z.object({ iban: z.string().transform(compact).catch('') }).catch({ iban: '' });
const nothing: never[] = [];

/** What can be made out of a practice, whatever else is wrong with it; '' where a value is missing or of another kind. */
const glimpse = z.object({
  id: text,
  profession: text,
  cadence: z.string().catch('standard'),
  bank: account,
  referencePrefix: text,
  twoApprovalsAboveEuros: z.number().nullable().catch(null),
  members: z.array(z.object({ address, role: text }).catch({ address: '', role: '' })).catch(nothing),
  clients: z
    .array(
      z
        .object({ name: text, bank: account, mandateOn: z.unknown().optional() })
        .catch({ name: '', bank: { iban: '' }, mandateOn: undefined }),
    )
    .catch(nothing),
  inbox: z
    .object({ address, proofs: z.array(z.unknown()).catch(nothing), authservId: text })
    .catch({ address: '', proofs: [], authservId: '' }),
});
type Glimpse = z.infer<typeof glimpse>;

const glimpses = z
  .object({
    practices: z.array(glimpse.nullable().catch(null)).catch(nothing),
    model: z.object({ url: text, secrecyAgreement: z.unknown().optional() }).nullable().catch(null),
  })
  .catch({ practices: [], model: null });

export function crossFaults(document: unknown, cadences: readonly Cadence[]): readonly Fault[] {
  const { practices, model } = glimpses.parse(document);
  const known = practices.flatMap((one, index) => (one === null ? [] : [{ one, path: ['practices', index] }]));
  return [
    ...modelFaults(model, practices),
    ...repeated(known, (one) => one.id, ['id'], 'un autre cabinet porte déjà cet identifiant'),
    ...repeated(known, (one) => one.referencePrefix, ['referencePrefix'], 'un autre cabinet porte déjà ce préfixe'),
    ...repeated(known, (one) => one.inbox.address, ['inbox', 'address'], 'un autre cabinet lit déjà cette boîte'),
    ...known.flatMap(({ one, path }) =>
      [...memberFaults(one, practices), ...clientFaults(one), ...inboxFaults(one), ...cadenceFaults(one, cadences)].map(
        (fault) => ({ path: [...path, ...fault.path], message: fault.message }),
      ),
    ),
  ];
}

const SAME_HOST = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:\/|$)/i;

/** Names are missed by pseudonyms: what is held to secrecy leaves the machine only by a recorded agreement (L-91, L-92, R-51). */
function modelFaults(
  model: { readonly url: string; readonly secrecyAgreement?: unknown } | null,
  practices: readonly (Glimpse | null)[],
): readonly Fault[] {
  if (model === null || SAME_HOST.test(model.url) || (model.secrecyAgreement ?? null) !== null) return [];
  const bound = practices.some((one) => one !== null && one.profession !== 'other');
  return bound ? [{ path: ['model', 'url'], message: SECRECY }] : [];
}

const SECRECY =
  'ce modèle n’est pas sur cette machine, et un cabinet est tenu au secret professionnel ; donnez un modèle local (http://127.0.0.1:…), ou le jour de l’accord de confidentialité signé avec son hébergeur, comme secrecyAgreement: 2026-01-15';

type Known<T> = { readonly one: T; readonly path: readonly PropertyKey[] };

function repeated<T>(
  all: readonly Known<T>[],
  nameOf: (one: T) => string,
  key: readonly PropertyKey[],
  message: string,
): readonly Fault[] {
  return all.flatMap(({ one, path }, index) => {
    const value = nameOf(one);
    const seen = value !== '' && all.slice(0, index).some((other) => nameOf(other.one) === value);
    return seen ? [{ path: [...path, ...key], message: `${message} (${value})` }] : [];
  });
}

function memberFaults({ members, twoApprovalsAboveEuros }: Glimpse, practices: readonly (Glimpse | null)[]): readonly Fault[] {
  const inboxes = practices.map((one) => one?.inbox.address).filter((inbox) => inbox !== '');
  const placed = members.map((one, index) => ({ one, path: ['members', index] }));
  const partners = members.filter(({ role }) => role === 'partner');
  const noPartner = members.length > 0 && members.every(({ role }) => role !== 'partner' && role !== '');
  return [
    ...repeated(placed, (one) => one.address, ['address'], 'une autre personne a déjà cette adresse'),
    ...placed
      .filter(({ one }) => inboxes.includes(one.address))
      .map(({ path }) => ({
        path: [...path, 'address'],
        message: 'c’est une boîte lue par Amiable ; donnez l’adresse personnelle',
      })),
    ...(twoApprovalsAboveEuros !== null && partners.length < 2
      ? [{ path: ['twoApprovalsAboveEuros'], message: TWO_PARTNERS }]
      : []),
    ...(noPartner ? [{ path: ['members'], message: 'il faut un associé au moins ; donnez à une personne role: partner' }] : []),
  ];
}

const TWO_PARTNERS =
  'il faut deux associés pour deux accords ; donnez à une autre personne role: partner, ou retirez cette ligne';

function clientFaults({ clients, profession, bank }: Glimpse): readonly Fault[] {
  const placed = clients.map((one, index) => ({ one, path: ['clients', index] }));
  return [
    ...repeated(placed, (one) => one.name, ['name'], 'un autre client porte déjà ce nom'),
    ...placed
      .filter(
        ({ one }) => profession !== 'avocat' && profession !== '' && (one.mandateOn === undefined || one.mandateOn === null),
      )
      .map(({ path }) => ({ path: [...path, 'mandateOn'], message: MANDATE })),
    ...placed
      .filter(({ one }) => profession === 'avocat' && one.bank.iban !== '' && one.bank.iban === bank.iban)
      .map(({ path }) => ({ path: [...path, 'bank', 'iban'], message: CARPA })),
  ];
}

const MANDATE =
  'recouvrer pour un client demande son mandat écrit (C. pr. civ. exéc., art. R124-3) ; écrivez-en le jour, comme mandateOn: 2026-01-15';
const CARPA =
  'c’est le compte du cabinet, or les fonds d’un client d’avocat passent par la CARPA ; donnez l’IBAN de la CARPA ou celui du client';

function inboxFaults({ inbox }: Glimpse): readonly Fault[] {
  if (!inbox.proofs.includes('receiver-verdict') || inbox.authservId !== '') return [];
  return [{ path: ['inbox', 'authservId'], message: AUTHSERV }];
}

const AUTHSERV =
  'la preuve receiver-verdict demande le nom que votre serveur écrit en tête de ses lignes « Authentication-Results », comme authservId: mx.cabinet.example';

function cadenceFaults({ cadence }: Glimpse, cadences: readonly Cadence[]): readonly Fault[] {
  if (newestCadence(cadences, cadence) !== null) return [];
  const names = [...new Set(cadences.map(({ name }) => name))].join(', ');
  return [
    { path: ['cadence'], message: `aucune cadence ne s’appelle « ${cadence} » ; celles de config/cadences.yaml : ${names}` },
  ];
}

function compact(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase();
}
