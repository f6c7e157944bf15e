/** Text as PostgreSQL can hold it: mails carry NUL characters and halves of characters, which neither text nor jsonb accept. */

export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** JSON text of a value whose every string is storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
