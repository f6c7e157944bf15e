/** The cadences: which letter leaves how long after the due date, read from data and looked up by name and version. */
import { z } from 'zod';
import type { Cents } from '../law/money.ts';
import type { DebtorKind } from './debtor.ts';
import type { Cadence, CadenceId, CadenceStep } from './practice.ts';

const days = z.int({ error: 'un nombre entier de jours, 0 ou plus' }).min(0, { error: 'un nombre entier de jours, 0 ou plus' });
const someDays = z
  .int({ error: 'un nombre entier de jours, 1 ou plus' })
  .min(1, { error: 'un nombre entier de jours, 1 ou plus' });

const step = z.strictObject(
  {
    stage: z.enum(['courtesy-reminder', 'second-reminder', 'formal-notice'], {
      error: 'courtesy-reminder, second-reminder ou formal-notice',
    }),
    daysAfterDue: someDays,
    minGapDays: days,
    deadlineDays: someDays,
    approval: z.enum(['none', 'partner'], { error: 'none ou partner' }),
    demand: z.enum(['principal', 'whole'], { error: 'principal ou whole' }),
  },
  { error: 'une étape au moins : stage, daysAfterDue, minGapDays, deadlineDays, approval, demand' },
);

const kinds = z.array(
  z.enum(['professional', 'consumer', 'non-professional', 'public'], {
    error: 'professional, consumer, non-professional ou public',
  }),
);
const sum = z.number({ error: 'une somme en euros' }).min(0, { error: 'une somme en euros' });
const claimsLike = z.strictObject({
  instead: z
    .string({ error: 'le nom de la cadence qu’elle remplace' })
    .min(1, { error: 'le nom de la cadence qu’elle remplace' }),
  debtorKinds: kinds.min(1, { error: 'une qualité de débiteur au moins' }).optional(),
  fromEuros: sum.optional(),
  toEuros: sum.optional(),
});

const cadence = z.strictObject({
  name: z.string({ error: 'un nom' }).min(1, { error: 'un nom' }),
  version: z.int({ error: 'un numéro de version, à partir de 1' }).min(1, { error: 'un numéro de version, à partir de 1' }),
  steps: z.tuple([step], step, { error: 'une liste d’étapes' }).refine(inOrder, {
    error: 'des étapes dans l’ordre, chacune plus tard que la précédente et à une étape plus avancée',
  }),
  promiseGraceDays: days,
  patienceDays: days,
  for: claimsLike.optional(),
});

const file = z
  .strictObject({ cadences: z.array(cadence, { error: 'une liste de cadences' }) })
  .refine(({ cadences }) => new Set(cadences.map(({ name, version }) => `${name} ${version}`)).size === cadences.length, {
    error: 'une seule cadence pour un même nom et une même version',
    path: ['cadences'],
  });

const STAGES = ['courtesy-reminder', 'second-reminder', 'formal-notice'] as const;

function inOrder(steps: readonly CadenceStep[]): boolean {
  return steps.every((later, index) => {
    const earlier = steps[index - 1];
    return (
      earlier === undefined ||
      (later.daysAfterDue > earlier.daysAfterDue && STAGES.indexOf(later.stage) > STAGES.indexOf(earlier.stage))
    );
  });
}

/** The content of `config/cadences.yaml`. @throws ZodError whose messages say, in French, what was wanted. */
export function cadencesFrom(yaml: unknown): readonly Cadence[] {
  return file.parse(yaml).cadences;
}

/** @throws Error when a version that claims were opened under was taken out of config/cadences.yaml. */
export function cadenceNamed(cadences: readonly Cadence[], { name, version }: CadenceId): Cadence {
  const found = cadences.find((one) => one.name === name && one.version === version);
  if (found === undefined) throw new Error(`config/cadences.yaml no longer has cadence ${name} version ${version}`);
  return found;
}

/** The version new claims are opened under; null for a name nobody gave. */
export function newestCadence(cadences: readonly Cadence[], name: string): Cadence | null {
  const versions = cadences.filter((one) => one.name === name).sort((a, b) => b.version - a.version);
  return versions[0] ?? null;
}

/** The one new claims like that are opened under: the first given in the place of `name` for such claims, else `name` itself. A sum not known is in no band. */
export function cadenceFor(
  cadences: readonly Cadence[],
  name: string,
  debtorKind: DebtorKind,
  amountCents: Cents | null,
): Cadence | null {
  const fits = ({ for: like }: Cadence): boolean => {
    if (like?.instead !== name) return false;
    const { debtorKinds, fromEuros = 0, toEuros = Number.POSITIVE_INFINITY } = like;
    const inBand =
      amountCents === null
        ? fromEuros === 0 && toEuros === Number.POSITIVE_INFINITY
        : amountCents >= fromEuros * 100 && amountCents < toEuros * 100;
    return inBand && (debtorKinds?.includes(debtorKind) ?? true);
  };
  const names = [...new Set(cadences.map((one) => one.name))];
  const newest = names.flatMap((one) => newestCadence(cadences, one) ?? []);
  return newest.find(fits) ?? newestCadence(cadences, name);
}
