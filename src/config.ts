/** The configuration: `config/amiable.yaml` and the environment, with every fault told at once before anything starts. */
import { dirname, resolve } from 'node:path';
import { cadencesFrom } from './claim/cadence.ts';
import type { Creditor, Practice, PracticeId, SenderProof } from './claim/practice.ts';
import { crossFaults } from './config/checks.ts';
import { type Fault, FaultyFile, faultInWords, faultsFrom } from './config/faults.ts';
import { missingSecrets, type SecretSource, type Surroundings, secretFrom } from './config/secrets.ts';
import { type ConfigFile, configFile, type ModelFile, type PracticeFile, type ServerFile } from './config/shape.ts';
import { CONFIG_FOLDER, readYaml } from './config/yaml-file.ts';

/** `secure`: TLS from the first byte; otherwise STARTTLS. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  /** In PEM, where the server's certificate is signed by an authority of the house. */
  readonly certificateAuthority?: string;
};

export type PracticeConfig = {
  readonly practice: Practice;
  readonly mailbox: MailServer;
  readonly smtp: MailServer;
  /** Tried in order. */
  readonly proofs: readonly SenderProof[];
  /** Lower-cased; never null where `receiver-verdict` is among the proofs. */
  readonly authservId: string | null;
};

/** An endpoint that speaks OpenAI's chat completions. */
export type ModelConfig = {
  readonly url: string;
  readonly name: string;
  readonly key: string | null;
  readonly timeoutSeconds: number;
  readonly dailyCalls: number;
};

export type Config = {
  readonly practices: readonly PracticeConfig[];
  readonly database: { readonly url: string } | { readonly folder: string };
  readonly sending: 'on' | 'hold';
  /** Seals the tokens; 32 characters at least. */
  readonly secret: string;
  readonly healthPort: number | null;
  /** null: Amiable reads on its own, which is its whole job. */
  readonly model: ModelConfig | null;
};

/** The file read when none is named: `AMIABLE_CONFIG`, else `config/amiable.yaml` of the package. */
export function configPath(env: NodeJS.ProcessEnv): string {
  return env.AMIABLE_CONFIG ? resolve(env.AMIABLE_CONFIG) : `${CONFIG_FOLDER}amiable.yaml`;
}

const COPY_EXAMPLE = ` : copiez-y ${CONFIG_FOLDER}amiable.example.yaml, où chaque clé est expliquée, puis mettez-y ce qui est à vous`;

/** Relative paths in the file start from its folder. @throws FaultyFile with every fault, in French. */
export function loadConfig(env: NodeJS.ProcessEnv, file: string = configPath(env)): Config {
  const document = readYaml(file, COPY_EXAMPLE);
  const around: Surroundings = { env, folder: dirname(resolve(file)) };
  const read = configFile.safeParse(document);
  const faults = [
    ...faultsFrom(read.error?.issues ?? [], document),
    ...crossFaults(document, cadencesFrom(readYaml(`${CONFIG_FOLDER}cadences.yaml`))),
    ...missingSecrets(besides(document, env), around),
    ...secretFaults(document, around),
  ];
  if (!read.success || faults.length > 0) throw new FaultyFile(file, faults.map(faultInWords));
  return configFrom(read.data, around);
}

/** What the secret of the tokens and DATABASE_URL have their own word for is left out of the search for missing secrets. */
function besides(document: unknown, env: NodeJS.ProcessEnv): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const { secretFrom: _, database, ...others } = document as Record<string, unknown>;
  return env.DATABASE_URL ? others : { ...others, database };
}

function secretFaults(document: unknown, around: Surroundings): readonly Fault[] {
  const source = configFile.shape.secretFrom.safeParse((document as { readonly secretFrom?: unknown } | null)?.secretFrom);
  if (!source.success) return [];
  const secret = secretFrom(source.data, around);
  if (secret !== null && secret.length >= 32) return [];
  const where = 'env' in source.data ? `la variable d’environnement ${source.data.env}` : `le fichier ${source.data.file}`;
  const came = secret === null ? 'rien n’y est' : `il y en a ${secret.length}`;
  const message = `${where} doit porter un secret de 32 caractères au moins, et ${came} ; fabriquez-en un avec : openssl rand -base64 48`;
  return [{ path: ['secretFrom'], message }];
}

function configFrom(file: ConfigFile, around: Surroundings): Config {
  return {
    practices: file.practices.map((practice) => practiceConfigFrom(practice, around)),
    database: databaseFrom(file.database, around),
    sending: file.sending,
    secret: given(file.secretFrom, around),
    healthPort: file.healthPort,
    model: file.model === null ? null : modelFrom(file.model, around),
  };
}

function modelFrom({ keyFrom, secrecyAgreement: _, ...model }: ModelFile, around: Surroundings): ModelConfig {
  return { ...model, key: keyFrom === null ? null : given(keyFrom, around) };
}

function databaseFrom(database: ConfigFile['database'], around: Surroundings): Config['database'] {
  if (around.env.DATABASE_URL) return { url: around.env.DATABASE_URL };
  return 'folder' in database ? { folder: resolve(around.folder, database.folder) } : { url: given(database.urlFrom, around) };
}

function practiceConfigFrom(file: PracticeFile, around: Surroundings): PracticeConfig {
  const { bank, clients, inbox, id, ...rest } = file;
  const itself: Creditor = { name: file.name, kind: 'professional', postalAddress: file.postalAddress, bank, mandateOn: null };
  return {
    practice: { ...rest, id: id as PracticeId, inbox: inbox.address, creditors: [itself, ...clients] },
    mailbox: mailServerFrom(inbox.imap, around),
    smtp: mailServerFrom(inbox.smtp, around),
    proofs: inbox.proofs,
    authservId: inbox.authservId,
  };
}

function mailServerFrom({ passwordFrom, certificateAuthorityFile, ...server }: ServerFile, around: Surroundings): MailServer {
  const account = { ...server, password: given(passwordFrom, around) };
  if (certificateAuthorityFile === undefined) return account;
  return { ...account, certificateAuthority: given({ file: certificateAuthorityFile }, around) };
}

/** @throws Error, a bug: missing secrets were told before. */
function given(source: SecretSource, around: Surroundings): string {
  const secret = secretFrom(source, around);
  if (secret === null) throw new Error(`secret not there: ${JSON.stringify(source)}`);
  return secret;
}
