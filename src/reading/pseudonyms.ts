/** Takes out of a text what names people, so that it may be shown to a model, and puts it back in what the model quotes. Names nobody knows here are missed. */

export type Pseudonymised = {
  readonly text: string;
  /** What was taken out, back in its place. */
  readonly restore: (said: string) => string;
};

type Kind = { readonly label: string; readonly found: RegExp };

/** In the order they are looked for: an address before the name in it, an IBAN before a number. */
const KINDS: readonly Kind[] = [
  { label: 'LIEN', found: /\bhttps?:\/\/\S+|\bwww\.\S+/gi },
  { label: 'ADRESSE', found: /[^\s<>()"«»,;]+@[^\s<>()"«»,;]+\.[a-z]{2,}/gi },
  { label: 'IBAN', found: /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?\b/g },
  { label: 'TELEPHONE', found: /(?:\+\d{2,3}[ .\u00a0-]?\(?0?\)?|\b0)[1-9](?:[ .\u00a0-]?\d{2}){4}\b/g },
  {
    label: 'LIEU',
    found:
      /\b\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|impasse|allée|route|cours|square)\b[^\n,;.!?]*/gi,
  },
  { label: 'LIEU', found: /\b\d{5} \p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)*/gu },
  { label: 'REFERENCE', found: /(?<![\d\p{L}/-])\p{L}{0,5}[-/]?\d{2,4}[-/]\p{L}?[-/]?\d{2,}\b(?![-/]\d)/giu },
  {
    label: 'NOM',
    found:
      /(?<=\b(?:M\.|MM\.|Mme|Mlle|Mr|Mrs|Ms|Me|Dr|Monsieur|Madame|Maître|Docteur|Pr) )\p{Lu}[\p{L}'’-]+(?: (?:(?:de|du|des|le|la) )?\p{Lu}[\p{L}'’-]+)*/gu,
  },
];

/** A date written with slashes or dashes is no reference. */
const DATE = /^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}$|^\d{1,2}[-/]\d{2,4}$/;

/** `names`: those known of the file (parties, members), whole. */
export function pseudonymised(text: string, names: readonly string[]): Pseudonymised {
  const places = new Map<string, string>();
  const put = (label: string) => (found: string) => {
    if (DATE.test(found)) return found;
    const known = [...places].find(([, original]) => original === found)?.[0];
    if (known !== undefined) return known;
    const place = `[${label}-${places.size + 1}]`;
    places.set(place, found);
    return place;
  };
  const withoutKinds = KINDS.reduce((left, { label, found }) => left.replace(found, put(label)), text);
  const cut = knownNames(names).reduce((left, name) => left.replace(name, put('NOM')), withoutKinds);
  return { text: cut, restore: (said) => said.replace(/\[[A-Z]+-\d+\]/g, (place) => places.get(place) ?? place) };
}

/** Whole names first, then each of their words that is no common one; not inside a place already put. */
function knownNames(names: readonly string[]): readonly RegExp[] {
  const words = names.flatMap((name) => name.split(/[\s'’]+/)).filter((word) => word.length >= 3 && !COMMON.test(word));
  const all = [...new Set([...names, ...words])].filter((name) => name.trim().length >= 3);
  return all
    .sort((a, b) => b.length - a.length)
    .map((name) => new RegExp(`(?<![\\p{L}\\p{N}[-])${escaped(name)}(?![\\p{L}\\p{N}\\]-])`, 'giu'));
}

const COMMON =
  /^(?:SARL|SAS|SASU|EURL|SELARL|SCP|SCI|SA|les?|des?|du|la|et|and|the|cabinet|société|associés|maître|docteur|clinique|pharmacie|restaurant|boulangerie|garage|menuiserie|atelier)$/i;

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
