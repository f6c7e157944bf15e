/** The log: JSON lines of fixed phrases with ids and codes, so that it can be shared; names, addresses and texts stay in the database. */
import { pino } from 'pino';

export type LogIds = Readonly<Record<string, string | number | boolean | null>>;

/** `warn`: look this week; `error`: look now. */
export type Log = {
  info(phrase: string, ids?: LogIds): void;
  warn(phrase: string, ids?: LogIds): void;
  error(phrase: string, ids?: LogIds): void;
};

/** One JSON object a line: level, time, msg and the ids; to standard output unless told otherwise. */
export function jsonLog(destination: { write(line: string): void } = process.stdout): Log {
  const lines = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    destination,
  );
  return {
    info: (phrase, ids = {}) => lines.info(ids, phrase),
    warn: (phrase, ids = {}) => lines.warn(ids, phrase),
    error: (phrase, ids = {}) => lines.error(ids, phrase),
  };
}
