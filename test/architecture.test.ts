/** The order of the house: who may know whom, what stays pure, and how long a text may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

type Source = { readonly path: string; readonly text: string };

/** What each part of `src` may import; `commands` and `demo` see all but each other, and only `commands/demo.ts` and `commands/letters.ts` see `demo`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  law: [],
  claim: ['law'],
  reading: ['claim', 'law'],
  letters: ['reading', 'claim', 'law'],
  database: ['letters', 'reading', 'claim', 'law'],
  outside: ['letters', 'reading', 'claim', 'law'],
  config: ['claim', 'law'],
  rules: ['config', 'letters', 'reading', 'claim', 'law'],
  desk: ['config', 'rules', 'database', 'outside', 'letters', 'reading', 'claim', 'law'],
  commands: ['config', 'rules', 'desk', 'database', 'outside', 'letters', 'reading', 'claim', 'law'],
  demo: ['config', 'rules', 'desk', 'database', 'outside', 'letters', 'reading', 'claim', 'law'],
  main: ['commands', 'config'],
};

/** Pure, well-kept libraries the pure folders may use. */
const PURE_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  law: ['date-holidays', 'zod'],
  claim: ['zod'],
  reading: ['email-reply-parser', 'html-to-text', 'htmlparser2', 'zod'],
  letters: ['zod'],
};

/** Types alone go against the arrow, for they leave no trace at run time: a claim's events record a reading. */
const TYPES_ALONE: readonly (readonly [from: string, to: string])[] = [
  ['claim', 'reading/reading.ts'],
  ['claim', 'reading/member-reading.ts'],
];

const IMPURE: readonly (readonly [what: RegExp, name: string])[] = [
  [/\basync\b|\bawait\b|\.then\(|\bnew Promise\b/, 'waits for something'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\b/, 'looks at the clock'],
  [/\bMath\.random\b|\bcrypto\b/, 'takes chances'],
  [/\bprocess\.|\bglobalThis\b|\bconsole\.|\bfetch\(|\bset(Timeout|Interval|Immediate)\(/, 'reaches outside'],
];

const UNWELCOME_FOLDERS = ['utils', 'helpers', 'common', 'lib', 'services', 'managers'];
const MOST_LINES = 250;
const MOST_LINES_OF_A_FUNCTION = 40;

const root = fileURLToPath(new URL('../src/', import.meta.url));
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const sources: readonly Source[] = paths
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** `law/money.ts` belongs to law, `config.ts` to config. */
function partOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

type Import = { readonly of: string; readonly typesOnly: boolean };

function importsOf({ text }: Source): readonly Import[] {
  const code = withoutComments(text);
  const statements = code.matchAll(/^(?:import|export)(\s+type)?\s+[\w$\s,{}*]+?\s+from\s+'([^']+)'/gm);
  const bare = code.matchAll(/^import\s+'([^']+)'/gm);
  const calls = code.matchAll(/\bimport\(\s*['"`]([^'"`]+)/g);
  return [
    ...[...statements].map(([, type, of]) => ({ of: of ?? '', typesOnly: type !== undefined })),
    ...[...bare, ...calls].map(([, of]) => ({ of: of ?? '', typesOnly: false })),
  ];
}

function strayImports(source: Source): readonly string[] {
  const part = partOf(source.path);
  const pure = PURE_LIBRARIES[part];
  return importsOf(source).flatMap(({ of, typesOnly }) => {
    if (!of.startsWith('.')) return pure === undefined || pure.includes(of) ? [] : [`${source.path} → ${of}`];
    const target = normalize(join(dirname(source.path), of)).replaceAll('\\', '/');
    return mayImport(source.path, target, typesOnly) ? [] : [`${source.path} → ${target}`];
  });
}

function mayImport(path: string, target: string, typesOnly: boolean): boolean {
  const [part, targetPart] = [partOf(path), partOf(target)];
  if (part === targetPart) return true;
  if (['commands/demo.ts', 'commands/letters.ts'].includes(path) && targetPart === 'demo') return true;
  if (typesOnly && TYPES_ALONE.some(([from, to]) => part === from && target === to)) return true;
  return MAY_IMPORT[part]?.includes(targetPart) ?? false;
}

function impurities({ path, text }: Source): readonly string[] {
  if (PURE_LIBRARIES[partOf(path)] === undefined) return [];
  const code = withoutComments(text);
  return IMPURE.filter(([what]) => what.test(code)).map(([, name]) => `${path} ${name}`);
}

function tooLong({ path, text }: Source): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > MOST_LINES ? [`${path}: ${lines} lines`] : [];
}

/**
 * Functions over the limit, counted from the line that opens one to the one that closes it. The formatter, which every test run
 * checks, indents a closing brace like the line that opened it; a line that closes and opens again (`}): string {`) goes on, and an
 * arrow with an expression lasts as long as the lines are indented.
 */
function longFunctions({ path, text }: Source): readonly string[] {
  const lines = withoutBlockComments(text).split('\n');
  return lines.flatMap((line, index) => {
    if (!opensFunction(line)) return [];
    const indent = indentOf(line);
    const isEnd = line.endsWith('=>') ? (later: string) => indentOf(later) <= indent : (later: string) => closes(later, indent);
    const end = lines.findIndex((later, at) => at > index && isEnd(later));
    const length = (end === -1 ? lines.length : end + (line.endsWith('=>') ? 0 : 1)) - index;
    return length > MOST_LINES_OF_A_FUNCTION ? [`${path}:${index + 1}: ${length} lines`] : [];
  });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function opensFunction(line: string): boolean {
  const method =
    /^\s+(?:(?:async|static|readonly|private|public|get|set)\s+)*\*?(?!(?:if|for|while|switch|catch|return|else|do|with)\b)[\w#[\].]+\(.*\)(?::[^={]*(?:\{.*\})?[^={]*)?\s*\{$/;
  if (/\bfunction\b/.test(line)) return !/\}\s*$/.test(line);
  return /=>\s*\(?[{[]?$/.test(line) || method.test(line);
}

function closes(line: string, indent: number): boolean {
  return line.slice(0, indent).trim() === '' && /^[}\])]/.test(line.slice(indent)) && !/[{[(]$|=>$/.test(line);
}

/** Their lines stay, empty, so that line numbers do. */
function withoutBlockComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''));
}

function withoutFirstSentence({ path, text }: Source): readonly string[] {
  return /^\/\*\* \p{L}.*[.!?»)] \*\/\n/u.test(text) ? [] : [path];
}

function unwelcomeFolders(all: readonly string[]): readonly string[] {
  return all.filter((path) => path.split('/').some((part) => UNWELCOME_FOLDERS.includes(part.replace(/\.ts$/, ''))));
}

describe('the house is in order', () => {
  test('there is a house', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect([...new Set(sources.map(({ path }) => partOf(path)))].filter((part) => MAY_IMPORT[part] === undefined)).toEqual([]);
  });

  test('who may know whom, and which libraries the pure folders use', () => {
    expect(sources.flatMap(strayImports)).toEqual([]);
  });

  test('law, claim, reading and letters are pure: no waiting, no clock, no chance, nothing outside', () => {
    expect(sources.flatMap(impurities)).toEqual([]);
  });

  test(`no file is longer than ${MOST_LINES} lines, no function than ${MOST_LINES_OF_A_FUNCTION}`, () => {
    expect(sources.flatMap(tooLong)).toEqual([]);
    expect(sources.flatMap(longFunctions)).toEqual([]);
  });

  test.each([
    ['story', 'test/stories'],
    ['table', 'test/database'],
  ])('every %s is told, once', (kind, folder) => {
    const files = readdirSync(folder);
    const told = files.filter((file) => file.endsWith('.test.ts')).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    const all = files.filter((file) => file.endsWith(`.${kind}.ts`));
    expect(all).not.toEqual([]);
    expect(all.filter((one) => told.filter((text) => text.includes(`'./${one}'`)).length !== 1)).toEqual([]);
  });

  test('every file begins with a sentence that says what it is', () => {
    expect(sources.flatMap(withoutFirstSentence)).toEqual([]);
  });

  test('every folder has the name of something', () => {
    expect(unwelcomeFolders(paths)).toEqual([]);
  });
});

describe('disorder is seen', () => {
  const lines = (count: number, indent = '  ') => `${indent}step();\n`.repeat(count);

  test.each([
    ['law/money.ts', `import { claimFrom } from '../claim/claim.ts';`],
    ['law/money.ts', `import { readFileSync } from 'node:fs';`],
    ['claim/claim.ts', `import type {\n  Mail,\n} from '../reading/mail.ts';`],
    ['claim/claim.ts', `import { INTENTS } from '../reading/reading.ts';`],
    ['reading/guard.ts', `import { check } from '../letters/letter-check.ts';`],
    ['reading/guard.ts', `import parser from 'mailparser';`],
    ['letters/fields.ts', `import '../database/claims.ts';`],
    ['database/claims.ts', `import { onMail } from '../desk/on-mail.ts';`],
    ['outside/smtp.ts', `export { record } from '../database/claims.ts';`],
    ['config/checks.ts', `import { readMail } from '../reading/read-mail.ts';`],
    ['desk/on-day.ts', `import { start } from '../commands/start.ts';`],
    ['desk/on-day.ts', `const { cast } = await import('../demo/cast.ts');`],
    ['commands/start.ts', `import { cast } from '../demo/cast.ts';`],
  ])('%s must not say %s', (path, text) => {
    expect(strayImports({ path, text })).toHaveLength(1);
  });

  test('but the demo has its command, and types of a reading stand in events', () => {
    expect(strayImports({ path: 'commands/demo.ts', text: `import { cast } from '../demo/cast.ts';` })).toEqual([]);
    expect(strayImports({ path: 'claim/claim.ts', text: `import type { Intent } from '../reading/reading.ts';` })).toEqual([]);
  });

  test.each([
    'async function read() {}',
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'process.env.TZ',
    'fetch(url)',
  ])('%s is not pure', (text) => {
    expect(impurities({ path: 'law/money.ts', text })).toHaveLength(1);
    expect(impurities({ path: 'desk/on-day.ts', text })).toEqual([]);
    expect(impurities({ path: 'law/money.ts', text: `/** ${text} */ // ${text}` })).toEqual([]);
  });

  test('a long file and a long function, however it is written', () => {
    expect(tooLong({ path: 'a.ts', text: lines(251) })).toEqual(['a.ts: 251 lines']);
    expect(tooLong({ path: 'a.ts', text: lines(250) })).toEqual([]);
    const long = (open: string, close: string, count = 39) =>
      longFunctions({ path: 'a.ts', text: `${open}\n${lines(count)}${close}\n` });
    expect(long('export async function a(b: string): Promise<void> {', '}')).toEqual(['a.ts:1: 41 lines']);
    expect(long('export async function a(b: string): Promise<void> {', '}', 38)).toEqual([]);
    expect(long('function a(b: {\n  readonly c: string;\n}): string {', '}')).toEqual(['a.ts:1: 43 lines']);
    expect(long('function a(\n  b: string,\n): string {', '}')).toEqual(['a.ts:1: 43 lines']);
    expect(long('const a = (b: string) => {', '};')).toEqual(['a.ts:1: 41 lines']);
    expect(long('const a = (b: string) => ({', '});')).toEqual(['a.ts:1: 41 lines']);
    expect(long('  constructor(b: string) {', '  }')).toEqual(['a.ts:1: 41 lines']);
    expect(long('  async *each(b: string): AsyncGenerator<{ c: string }> {', '  }', 45)).toEqual(['a.ts:1: 47 lines']);
    expect(long('const a = (b: string): string =>', 'const c = 1;', 40)).toEqual(['a.ts:1: 41 lines']);
    expect(long('const a = (b: string): string =>', 'const c = 1;', 39)).toEqual([]);
    expect(long('const data = {', '};')).toEqual([]);
    expect(long('switch (a) {', '}')).toEqual([]);
    expect(long('  if (a(b)) {', '  }')).toEqual([]);
  });

  test('a file without its sentence', () => {
    expect(withoutFirstSentence({ path: 'a.ts', text: `import { b } from './b.ts';\n` })).toEqual(['a.ts']);
    expect(withoutFirstSentence({ path: 'a.ts', text: '// Money.\n' })).toEqual(['a.ts']);
    expect(withoutFirstSentence({ path: 'a.ts', text: '/** Money */\n' })).toEqual(['a.ts']);
  });

  test('a folder for everything and nothing', () => {
    expect(unwelcomeFolders(['desk/utils/dates.ts', 'law/helpers.ts', 'law/money.ts'])).toEqual([
      'desk/utils/dates.ts',
      'law/helpers.ts',
    ]);
  });
});
