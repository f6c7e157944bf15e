/** A line on a terminal that says how far a long piece of work is; elsewhere, nothing. */

const WIDTH = 30;

type Terminal = { readonly isTTY?: boolean; write(text: string): unknown };
/** Told what it is about and how much of it is done; the line ends when all is. */
export type Progress = (what: string, done: number, total: number) => void;

export function progressBar(terminal: Terminal): Progress {
  if (terminal.isTTY !== true) return () => undefined;
  return (what, done, total) => {
    const full = Math.round((WIDTH * done) / total);
    const line = `${what} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor((100 * done) / total)} %`;
    terminal.write(`\r${line}${done >= total ? '\n' : ''}`);
  };
}
