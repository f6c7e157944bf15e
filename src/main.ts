/** Looks the command up and runs it: `npm run -s amiable -- COMMAND …`. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Command } from './commands/usage.ts';

type Entry = { readonly does: string; readonly usage: string };

/** A command is the function of its name (`letterCheck` for `letter-check`) in the file of its name, loaded when it is asked for. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  demo: {
    usage: 'demo [--stay]',
    does: 'joue toute l’histoire d’une créance, avec des serveurs embarqués et sans rien envoyer dehors',
  },
  check: {
    usage: 'check [--member ADRESSE [--minutes N]]',
    does: 'essaie la configuration, la base et les boîtes, et dit ce qui marche',
  },
  start: { usage: 'start', does: 'démarre Amiable, qui lit les boîtes et écrit les lettres jusqu’à ce qu’on l’arrête' },
  read: {
    usage: 'read [--as debtor|staff|partner] [--answering BROUILLON.txt] [--json] [--show-model-request] CHEMIN…',
    does: 'lit des messages .eml et dit ce qu’il y comprend, sans rien enregistrer',
  },
  explain: {
    usage: 'explain REFERENCE [--on AAAA-MM-JJ] [--json]',
    does: 'dit pourquoi une créance en est là, et pourquoi rien n’est parti',
  },
  payments: {
    usage: 'payments [--by ADRESSE] RELEVE…',
    does: 'compte les paiements que montrent des relevés bancaires (CAMT.053, OFX, CSV), et demande par courriel ce qui est douteux',
  },
  insolvencies: {
    usage: 'insolvencies [--as-of AAAA-MM-JJ] EXPORT…',
    does: 'cherche les débiteurs dans des exports du BODACC (CSV ou JSON) ; --as-of dit que tout ce qui fut publié jusqu’à ce jour y est, et vaut consultation',
  },
  owed: {
    usage: 'owed [--json] < creance.json',
    does: 'dit ce qui est dû un jour donné, d’après un JSON de factures et de paiements, sans base ni configuration',
  },
  'letter-check': {
    usage: 'letter-check [--json] < courrier.json',
    does: 'dit si un courrier à un débiteur peut partir tel quel, et ce qui s’y oppose, sans base ni configuration',
  },
  retry: { usage: 'retry', does: 'reprend les messages mis de côté comme illisibles' },
  score: { usage: 'score [FICHIER.jsonl… | DOSSIER…]', does: 'mesure la lecture sur des messages étiquetés' },
  lessons: {
    usage: 'lessons [--out FICHIER.jsonl]',
    does: 'écrit les lectures que le cabinet a corrigées, sans les noms, en messages étiquetés que score sait mesurer',
  },
  letters: {
    usage: 'letters',
    does: 'montre toutes les lettres et tous les messages avec des données d’exemple, dans out/letters',
  },
  migrate: { usage: 'migrate', does: 'met la base à jour' },
  rebuild: { usage: 'rebuild', does: 'refait les tableaux à partir de l’historique' },
};

/** The exit status: 0 done, 1 failed, 2 wrongly called. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === 'help' || name === '--help' || name === '-h' || args.includes('--help')) {
    process.stdout.write(help(name));
    return 0;
  }
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    process.stderr.write(`${name === undefined ? '' : `La commande « ${name} » n’existe pas.\n\n`}${help(name)}`);
    return 2;
  }
  try {
    return await run(name, args);
  } catch (error) {
    return failed(name, error);
  }
}

async function run(name: string, args: readonly string[]): Promise<number> {
  const commands = (await import(`./commands/${name}.ts`)) as Readonly<Record<string, Command>>;
  const its = name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
  const command = commands[its];
  if (command === undefined) throw new Error(`commands/${name}.ts exports no function ${its}`);
  return (await command(args)) ?? 0;
}

function failed(name: string, error: unknown): number {
  const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
  if (kind === 'WrongUsage') {
    process.stderr.write(`${message}\n\n${help(name)}`);
    return 2;
  }
  process.stderr.write(kind === 'FaultyFile' ? `${message}\n` : `La commande « ${name} » a échoué : ${message}\n`);
  return 1;
}

function help(name: string | undefined): string {
  const entry = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry !== undefined) return `Usage : npm run -s amiable -- ${entry.usage}\n\n  Cette commande ${entry.does}.\n`;
  const wide = Math.max(...Object.keys(COMMANDS).map((each) => each.length));
  const lines = Object.entries(COMMANDS).map(([each, { does }]) => `  ${each.padEnd(wide)}  ${does}`);
  return `Usage : npm run -s amiable -- COMMANDE …\n\n${lines.join('\n')}\n\nPour en savoir plus sur l’une d’elles : npm run -s amiable -- COMMANDE --help\n`;
}

if (process.argv[1] === import.meta.filename) {
  // What was compiled is kept for the next command; threads find it by the variable.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  enableCompileCache();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
