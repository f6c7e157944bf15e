/** How a measure is said: so many of so many, and which ones failed. */

/** « 12 sur 13 ( 92 %) » */
export function share(part: number, whole: number): string {
  return `${part} sur ${whole} (${ratio(part, whole).trim()})`;
}

export function ratio(part: number, whole: number): string {
  return whole === 0 ? '   –' : `${Math.round((100 * part) / whole)} %`.padStart(5);
}

/** The share for which it holds, and the ids of the others. */
export function agreement<T extends { readonly case: { readonly id: string } }>(
  scored: readonly T[],
  agrees: (one: T) => boolean,
): string {
  const wrong = scored.filter((one) => !agrees(one));
  return `${share(scored.length - wrong.length, scored.length)} ${names(wrong)}`.trimEnd();
}

export function names(scored: readonly { readonly case: { readonly id: string } }[]): string {
  return scored.map((one) => one.case.id).join(' ');
}
