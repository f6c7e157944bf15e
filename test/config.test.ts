/** The configuration as a practice writes it: what is accepted, and how its faults are told. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { FaultyFile } from '../src/config/faults.ts';
import { type Config, loadConfig } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'amiable-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const example = readFileSync(new URL('../config/amiable.example.yaml', import.meta.url), 'utf8');
const env = { AMIABLE_SECRET: 'x'.repeat(32), MARTIN_ROUX_PASSWORD: 'sésame' };

// biome-ignore lint/suspicious/noExplicitAny: a document somebody may write any way
type Document = any;

function load(
  change: (document: Document, practice: Document) => void = () => {},
  surroundings: NodeJS.ProcessEnv = env,
): Config {
  const document = parse(example);
  change(document, document.practices[0]);
  return loadText(stringify(document), surroundings);
}

function loadText(text: string, surroundings: NodeJS.ProcessEnv = env): Config {
  const file = join(folder, 'amiable.yaml');
  writeFileSync(file, text);
  return loadConfig(surroundings, file);
}

function faults(
  change: (document: Document, practice: Document) => void,
  surroundings: NodeJS.ProcessEnv = env,
): readonly string[] {
  try {
    load(change, surroundings);
  } catch (error) {
    if (error instanceof FaultyFile) return error.faults;
    throw error;
  }
  return [];
}

describe('a configuration that is right', () => {
  test('the example is accepted, with its secrets in the environment', () => {
    const config = load();
    expect(config).toMatchObject({ sending: 'hold', secret: env.AMIABLE_SECRET, healthPort: 8321 });
    expect(config.practices[0]).toMatchObject({
      practice: { id: 'martin-roux', inbox: 'creances@martin-roux.example', cadence: 'standard', referencePrefix: 'MR' },
      mailbox: { host: 'imap.martin-roux.example', port: 993, secure: true, password: 'sésame' },
      authservId: 'mx.martin-roux.example',
    });
  });

  test('debtors are looked up in the BODACC when it can be reached, unless it is set otherwise', () => {
    const { check, url } = load().practices[0]!.practice.insolvency;
    expect(check).toBe('when-reachable');
    expect(url).toMatch(/^https:\/\/bodacc-datadila\.opendatasoft\.com\/.*\/annonces-commerciales\/records$/);
    const set = load((_, practice) => {
      practice.insolvency = { check: 'required' };
    });
    expect(set.practices[0]!.practice.insolvency).toEqual({ check: 'required', url });
    expect(faults((_, practice) => Object.assign(practice, { insolvency: { check: 'sometimes' } }))).toEqual([
      expect.stringContaining('required, when-reachable ou off'),
    ]);
  });

  test('the second practice of the example is right too once uncommented', () => {
    const password = join(folder, 'atlas');
    writeFileSync(password, 'autre sésame\n');
    const text = example.replace(/^ {2}# (?=[ -] )/gm, '  ').replaceAll('/run/secrets/atlas-conseil', password);
    const [, second] = loadText(text).practices;
    expect(second?.practice.creditors[1]).toMatchObject({ name: 'Boulangerie Petit', mandateOn: '2026-01-15' });
    expect(second?.smtp.password).toBe('autre sésame');
    expect(second?.proofs).toEqual(['aligned-dkim', 'round-trip']);
  });

  test('the practice is the first creditor, and IBANs are compact', () => {
    const [itself, lambert] = load().practices[0]?.practice.creditors ?? [];
    expect(itself).toMatchObject({
      name: 'Cabinet Martin & Roux',
      bank: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    });
    expect(lambert).toMatchObject({ name: 'Menuiserie Lambert', bank: { bic: null }, mandateOn: null });
  });

  test('how far plans are granted and when two partners are asked are the practice’s own, in per cent and in euros', () => {
    const [asGiven] = load().practices;
    expect(asGiven?.practice).toMatchObject({ planEnvelope: { minFirstPaymentPct: 25 }, twoApprovalsAboveEuros: null });
    const [set] = load((_, practice) => {
      practice.planEnvelope = { maxInstalments: 6, maxDays: 200 };
      practice.twoApprovalsAboveEuros = 10_000;
    }).practices;
    expect(set?.practice.planEnvelope).toEqual({ maxInstalments: 6, maxDays: 200, minFirstPaymentPct: 0, accelerates: true });
    expect(set?.practice.twoApprovalsAboveEuros).toBe(10_000);
  });

  test('addresses are lower-cased', () => {
    const config = load((_, practice) => {
      practice.inbox.address = 'Creances@Martin-Roux.example';
      practice.members[0].address = 'Claire.Martin@Martin-Roux.example';
    });
    expect(config.practices[0]?.practice.inbox).toBe('creances@martin-roux.example');
    expect(config.practices[0]?.practice.members[0]?.address).toBe('claire.martin@martin-roux.example');
  });

  test('a model is an option, with its limits', () => {
    expect(load().model).toBeNull();
    const local = load((document) => (document.model = { url: 'http://127.0.0.1:11434/v1', name: 'petit' })).model;
    expect(local).toEqual({ url: 'http://127.0.0.1:11434/v1', name: 'petit', key: null, timeoutSeconds: 20, dailyCalls: 200 });
    const agreed = { url: 'https://modele.example/v1', name: 'grand', secrecyAgreement: '2026-01-15' };
    expect(load((document) => (document.model = agreed)).model?.name).toBe('grand');
  });

  test('DATABASE_URL wins over the folder, which starts from the file', () => {
    expect(load().database).toEqual({ folder: join(folder, '../data') });
    const url = 'postgres://localhost/amiable';
    expect(load(() => {}, { ...env, DATABASE_URL: url }).database).toEqual({ url });
    const elsewhere = (document: Document) => (document.database = { urlFrom: { env: 'NOT_THERE' } });
    expect(load(elsewhere, { ...env, DATABASE_URL: url }).database).toEqual({ url });
  });
});

describe('a configuration with faults', () => {
  test('what is held to secrecy goes to no model elsewhere without an agreement', () => {
    const elsewhere = (url: string) => faults((document) => (document.model = { url, name: 'grand' }));
    for (const url of ['https://modele.example/v1', 'http://127.0.0.1.modele.example/v1', 'http://localhost@modele.example/v1'])
      expect(elsewhere(url)).toEqual([expect.stringContaining('secrecyAgreement: 2026-01-15')]);
    expect(elsewhere('http://[::1]:11434/v1')).toEqual([]);
    expect(
      faults((document, practice) => {
        practice.profession = 'other';
        practice.clients = [];
        document.model = { url: 'https://modele.example/v1', name: 'grand' };
      }),
    ).toEqual([]);
  });

  test('all are told at once, each with its place, what was wanted and what came', () => {
    const told = faults((document, practice) => {
      document.sending = 'oui';
      practice.bank.iban = 'FR76 3000 6000 0112 3456 7890 188';
      practice.members = practice.members.filter((member: Document) => member.role === 'staff');
      practice.inbox.imap.port = 99_300;
    });
    expect(told).toEqual([
      'sending : il faut on (les lettres partent) ou hold (rien ne part) ; « oui » est écrit',
      expect.stringMatching(
        /^practices n° 1 › bank › iban : il faut un IBAN exact .*« FR76 3000 6000 0112 3456 7890 188 » est écrit$/,
      ),
      'practices n° 1 › inbox › imap › port : il faut un numéro de port, de 1 à 65535 ; « 99300 » est écrit',
      'practices n° 1 › members : il faut un associé au moins ; donnez à une personne role: partner',
    ]);
  });

  test('what is missing is said to be missing, and a stray key is named', () => {
    const told = faults((_, practice) => {
      delete practice.contact;
      practice.postaladdress = ['12 rue de la République'];
    });
    expect(told).toEqual([
      'practices n° 1 › contact : il faut un bloc : name, phone, address ; rien n’est écrit',
      'practices n° 1 › postaladdress : cette clé n’existe pas ; vérifiez son orthographe ou retirez-la',
    ]);
  });

  test('a file that is absent, empty or no YAML says so', () => {
    expect(() => loadConfig(env, join(folder, 'none.yaml'))).toThrow(
      /none\.yaml : une chose est à corriger\.\n {2}- ce fichier n’existe pas : copiez-y \S+config\/amiable\.example\.yaml, où /,
    );
    expect(() => loadText('')).toThrow(/il faut les clés sending, practices… ; la clé est vide/);
    expect(() => loadText('sending: [on\npractices: }')).toThrow(/ce n’est pas du YAML à la ligne 2/);
    expect(() => loadText(example.replace('    id: martin-roux', '\tid: martin-roux'))).toThrow(
      /une chose est à corriger\.\n {2}- une tabulation est écrite à la ligne \d+ : YAML n’en veut pas/,
    );
    expect(() => loadText('sending: hold\npractices: []\nsending: on')).toThrow(
      /une chose est à corriger\.\n {2}- la clé sending est écrite une seconde fois à la ligne 3/,
    );
  });

  test('two practices share neither id, prefix nor inbox', () => {
    const told = faults((document, practice) => document.practices.push(practice));
    expect(told).toEqual([
      'practices n° 2 › id : un autre cabinet porte déjà cet identifiant (martin-roux)',
      'practices n° 2 › referencePrefix : un autre cabinet porte déjà ce préfixe (MR)',
      'practices n° 2 › inbox › address : un autre cabinet lit déjà cette boîte (creances@martin-roux.example)',
    ]);
  });

  test('a member has one address, which is no inbox of ours', () => {
    const told = faults((_, practice) => {
      practice.members[1].address = 'Claire.Martin@martin-roux.example';
      practice.members[2].address = 'creances@martin-roux.example';
    });
    expect(told).toEqual([
      'practices n° 1 › members n° 2 › address : une autre personne a déjà cette adresse (claire.martin@martin-roux.example)',
      'practices n° 1 › members n° 3 › address : c’est une boîte lue par Amiable ; donnez l’adresse personnelle',
    ]);
  });

  test("a lawyer's client is not paid on the practice's account", () => {
    const told = faults((_, practice) => (practice.clients[0].bank.iban = 'fr7630006000011234567890189'));
    expect(told).toEqual([expect.stringMatching(/clients n° 1 › bank › iban : c’est le compte du cabinet, or .* CARPA/)]);
  });

  test('a practice that is no law firm needs the mandate of its client', () => {
    const told = faults((_, practice) => (practice.profession = 'expert-comptable'));
    expect(told).toEqual([expect.stringMatching(/clients n° 1 › mandateOn : recouvrer pour un client demande son mandat écrit/)]);
    expect(
      faults((_, practice) => {
        practice.profession = 'expert-comptable';
        practice.clients[0].mandateOn = '2026-02-30';
      }),
    ).toEqual([expect.stringMatching(/mandateOn : il faut un jour du calendrier, comme 2026-01-15 ; « 2026-02-30 » est écrit/)]);
  });

  test('the cadence exists, and the verdict of a receiver needs its name', () => {
    const told = faults((_, practice) => {
      practice.cadence = 'douce';
      practice.inbox.authservId = null;
      practice.inbox.address = 'creances+amiable@martin-roux.example';
    });
    expect(told).toEqual([
      expect.stringMatching(/inbox › address : il faut une adresse sans « \+ »/),
      expect.stringMatching(/inbox › authservId : la preuve receiver-verdict demande le nom/),
      expect.stringMatching(/cadence : aucune cadence ne s’appelle « douce » ; celles de config\/cadences\.yaml : standard$/),
    ]);
  });
});

describe('secrets', () => {
  test('a password written in the file is refused, and not repeated', () => {
    const told = faults((document, practice) => {
      practice.inbox.imap.password = 'hunter2';
      practice.inbox.smtp.passwordFrom = 'hunter2';
      document.secret = 'hunter2';
      document.database = { url: 'postgres://amiable:hunter2@localhost/amiable' };
    });
    expect(told).toHaveLength(4);
    expect(told[0]).toMatch(/database : il faut \{ folder: \/chemin \}/);
    expect(told[1]).toMatch(
      /imap › password : un mot de passe ne s’écrit jamais dans ce fichier ; mettez à la place passwordFrom:/,
    );
    expect(told[2]).toMatch(/smtp › passwordFrom : il faut \{ env: NOM_DE_VARIABLE \} .* autre chose est écrit/);
    expect(told[3]).toMatch(/secret : le secret ne s’écrit jamais dans ce fichier/);
    expect(told.join('\n')).not.toContain('hunter2');
  });

  test('those that are not there are named, together with the other faults', () => {
    const told = faults(
      (document, practice) => {
        document.sending = 'off';
        practice.inbox.smtp.passwordFrom = { file: 'no-such-file' };
      },
      { AMIABLE_SECRET: 'trop court' },
    );
    expect(told).toEqual([
      expect.stringMatching(/^sending : /),
      expect.stringMatching(/imap › passwordFrom : la variable d’environnement MARTIN_ROUX_PASSWORD est absente ou vide/),
      expect.stringMatching(/smtp › passwordFrom : le fichier no-such-file est absent, vide ou illisible/),
      expect.stringMatching(
        /^secretFrom : la variable d’environnement AMIABLE_SECRET doit porter un secret de 32 caractères au moins, et il y en a 10/,
      ),
    ]);
  });

  test('the secret of the tokens may stand in a file', () => {
    writeFileSync(join(folder, 'secret'), `${'s'.repeat(40)}\n`);
    expect(load((document) => (document.secretFrom = { file: 'secret' }), { MARTIN_ROUX_PASSWORD: 'sésame' }).secret).toBe(
      's'.repeat(40),
    );
  });
});
