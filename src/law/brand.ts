/** Nominal types over plain values, and the compiler's help with unions. */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Makes the compiler list the places to visit when a variant is added. @throws Error, a bug, when reached. */
export function assertNever(value: never): never {
  throw new Error(`unforeseen variant: ${JSON.stringify(value)}`);
}
