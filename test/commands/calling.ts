/** A command called as from a terminal: its exit status, and what it printed. */
import { main } from '../../src/main.ts';

export type Called = { readonly status: number; readonly told: string };

export async function calling(...args: readonly string[]): Promise<Called> {
  let told = '';
  const write = process.stdout.write;
  process.stdout.write = ((text: string) => {
    told += text;
    return true;
  }) as typeof write;
  try {
    return { status: await main(args), told };
  } finally {
    process.stdout.write = write;
  }
}
