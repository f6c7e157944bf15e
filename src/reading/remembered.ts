/** Remembers the last few answers of a function: while a mail is read, the same is asked of the same words again and again. */

/** What was answered under that key, else what `answer` gives. The key tells all that the answer hangs on, and nobody changes an answer. */
export type Remembering<T> = (key: string, answer: () => T) => T;

/** Forgets all when it would hold more than `most`. */
export function remembering<T>(most: number): Remembering<T> {
  const known = new Map<string, { readonly answer: T }>();
  return (key, answer) => {
    const found = known.get(key) ?? { answer: answer() };
    if (!known.has(key) && known.size >= most) known.clear();
    known.set(key, found);
    return found.answer;
  };
}
