/** How the program answers when called: help, and wrong usage. */
import { existsSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import { readArguments, WrongUsage } from '../src/commands/usage.ts';
import { COMMANDS, main } from '../src/main.ts';

async function said(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const status = await main(argv);
    const written = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
    return { status, out: written(out), err: written(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('help', () => {
  test('lists every command, on request', async () => {
    const { status, out } = await said('--help');
    expect(status).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`\n  ${name} `);
  });

  test('tells how one command is called', async () => {
    expect(await said('check', '--help')).toMatchObject({
      status: 0,
      out: expect.stringContaining('check [--member ADRESSE [--minutes N]]'),
    });
  });
});

describe('wrong usage', () => {
  test('no command, or one that is none, exits with 2', async () => {
    expect(await said()).toMatchObject({ status: 2, out: '', err: expect.stringContaining('Usage :') });
    expect(await said('constructor')).toMatchObject({
      status: 2,
      err: expect.stringContaining('La commande « constructor » n’existe pas.'),
    });
  });

  test('an option that is none, or lacks its value, is named in French', () => {
    const wanted = { options: { as: { type: 'string' } } } as const;
    const read =
      (...args: string[]) =>
      () =>
        readArguments(args, wanted);
    expect(read('--sa')).toThrow(new WrongUsage('L’option --sa n’existe pas.'));
    expect(read('--as')).toThrow(WrongUsage);
    expect(read('mail.eml')).toThrow(new WrongUsage('« mail.eml » est de trop.'));
    expect(read('--as', 'staff')().values.as).toBe('staff');
  });
});

test('every command of the help stands in its file', () => {
  const file = (name: string) => new URL(`../src/commands/${name}.ts`, import.meta.url);
  expect(Object.keys(COMMANDS).filter((name) => !existsSync(file(name)))).toEqual([]);
});
