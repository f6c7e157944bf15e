/** How commands are called: reading their arguments, and saying in French what is wrong with them. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Shown with the way to the help; the exit status is 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** What a command is: its arguments in, the exit status out. */
export type Command = (args: readonly string[]) => Promise<number>;

type Parsed<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>;

/** @throws WrongUsage for an option that does not exist, lacks its value, or an argument too many. */
export function readArguments<const T extends ParseArgsConfig>(args: readonly string[], wanted: T): Parsed<T> {
  try {
    return parseArgs({ ...wanted, args: [...args] }) as Parsed<T>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const named = /'([^']+)'/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new WrongUsage(`L’option ${named} n’existe pas.`);
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') throw new WrongUsage(`« ${named} » est de trop.`);
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new WrongUsage(`L’option ${named} n’est pas employée comme il faut.`);
    throw error;
  }
}
