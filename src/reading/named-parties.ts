/** People and companies as a text names them: who owes, and for whom we ask. */
import { fold } from './absence.ts';
import { wordsIn } from './signature.ts';

const WORD = String.raw`(?:\p{Lu}(?:[\p{L}\p{N}&'’-]|\.(?=\p{L}))*|\p{Lu}\.)`;
const LINK = "(?:d['’]|l['’]|de la |de l['’]|de |des |du |la |le |les |et |& )";
const NAME = String.raw`${WORD}(?:[ \u00a0]${LINK}{0,2}${WORD}){0,5}`;
const TITLE = '(?:MM?\\.|Mr\\.?|Mrs\\.?|Ms\\.?|Mme|Mlle|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|Dr\\.?|[Dd]octeur|Me|[Mm]a[îi]tre)';
const FORM =
  "(?:SARL|S\\.A\\.R\\.L\\.?|SASU|SAS|EURL|SCI|SCP|SNC|SELARL|SELAS|SA|GAEC|EARL|EI|[Ss]ociété|[Ee]ntreprise|[Aa]ssociation|[Ss]yndicat|[Cc]opropriété|[Mm]airie|[Cc]ommune|[Vv]ille|[Dd]épartement|CHU|CHRU|[Cc]entre hospitalier|[Ll]ycée|[Cc]ollège|[Éé]cole|[Cc]omité d['’]entreprise|[Hh]ôtel|[Rr]estaurant|[Gg]arage|[Cc]amping|[Bb]oulangerie|[Pp]harmacie|[Cc]linique|[Cc]lub)";
const SUFFIX = '(?:Ltd\\.?|Limited|LLC|Inc\\.?|GmbH|BV|SRL|plc|SARL|SASU|SAS|EURL|SA)';
const COMPANY = String.raw`${FORM}[ \u00a0]${LINK}{0,2}${NAME}|[Ss]yndicat des copropriétaires(?: ${LINK}{0,2}${NAME})?|${WORD}(?: ${LINK}?${WORD}){0,4},? ${SUFFIX}(?![\p{L}\p{N}])`;
const PARTY = `(?:${COMPANY}|${TITLE}[ \\u00a0]${NAME})`;
const ANY = `(?:${PARTY}|${NAME})`;
/** « la », « notre client », « ma locataire » before a name. */
const ITS = String.raw`(?:(?:la|le|les|l['’]|the|notre|nos|mon|ma|sa|son|une?)\s*(?:clients?|clientes?|patients?|patientes?|locataires?|débiteurs?|débitrices?|sociétés?(?= (?:SARL|SAS|SA|EURL|SCI)))?,?\s*){0,2}`;
const BESIDE = String.raw`(?:\s*[(<][^)>\n]{0,80}[)>])?(?:,[^,\n.]{0,60},)?`;
const OWING = String.raw`(?:(?:me|nous|lui|leur) (?:doi(?:t|vent)|reste)|doi(?:t|vent) (?:encore |toujours )*(?:[àa] (?:ma|mon|notre)|\d)|reste(?:nt)? (?:me |nous )?(?:devoir|redevables?)|(?:ne |n['’])(?:(?:m|l)['’]|nous |lui |leur |me )?(?:a|ont|paie|paient|paye|règle|veut|répond)|refuse|owes?|has(?:n['’]t| not)|have(?:n['’]t| not)|is refusing)`;

const DEBTOR: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:aupr[èe]s d(?:e |u |['’])|contre |[àa] l['’]encontre d(?:e |u |['’])|d[ée]bit(?:eur|rice)\s*(?::|est)\s*|d[ûu]e?s? par |impay[ée]e?s? (?:par|de|du|d['’]|chez) ?|pas (?:[ée]t[ée] )?(?:pay[ée]|r[ée]gl[ée])e?s? par |(?:adress|factur)[ée]e? [àa] |owed by |against |unpaid by |recover from |due from )${ITS}(${ANY})`,
    'gu',
  ),
  new RegExp(String.raw`(${PARTY})(?=[^.;\n]{0,100} ${OWING}(?![\p{L}]))`, 'gu'),
  new RegExp(String.raw`(${ANY})${BESIDE} ${OWING}(?![\p{L}])`, 'gu'),
];
const CREDITOR: readonly RegExp[] = [
  new RegExp(
    String.raw`(${ANY})(?:\s*[(,]\s*([^(),\d]{2,40})[),])?\s+(?:nous |me |m['’]|vous )(?:a |ont )?(?:demand|charg|mandat|confi|sollicit)`,
    'u',
  ),
  new RegExp(
    String.raw`(?:pour le compte d(?:e |u |['’])|au nom d(?:e |u |['’])|[àa] la demande d(?:e |u |['’])|cr[ée]anci(?:er|[èe]re)\s*:?\s*|(?:notre|mon|ma) cliente?,?\s+|on behalf of )${ITS}(${ANY})(?:\s*\(([^)@\d]{2,40})\))?`,
    'u',
  ),
];
/** Words that begin a sentence or a line, not a name. */
const NO_NAME =
  /^(?:bonjour|bonsoir|cher|chere|merci|dossier|facture|note|honoraires|objet|il|elle|ils|elles|on|je|nous|vous|cela|ca|ce|cette|qui|notre|nos|mon|ma|votre|vos|pour|montant|dear|hello|hi|the|our|they|he|she|we|who|echeance|e?mail|courriel|adresse|contact|debiteur|debitrice|client|cliente|creancier|creanciere|le|la|les|un|une|des|total|ttc|eur|malgre|depuis|personne|rien|cordialement|impaye|recouvrement|urgent|tr|re|fwd?)$/;

/** Parties are named near the top; a long list below is not searched. */
const MOST_CHARACTERS = 8000;

export type Named = { readonly name: string; readonly trade: string | null };

/** Named as the one who owes, or beside the address, else the first company or person with a title. `others` are people of the mail who are not the debtor. */
export function debtorNamedIn(text: string, address: string | null, others: readonly (string | null)[]): string | null {
  const plain = withoutGreeting(text.slice(0, MOST_CHARACTERS));
  return owingIn(plain, others) ?? besideAddress(plain, address, others) ?? firstParty(plain, others);
}

/** Named in so many words as the one who owes, or from whom to recover. */
export function debtorSaidIn(text: string, others: readonly (string | null)[]): string | null {
  return owingIn(withoutGreeting(text.slice(0, MOST_CHARACTERS)), others);
}

function owingIn(plain: string, others: readonly (string | null)[]): string | null {
  for (const pattern of DEBTOR) {
    for (const [, found = ''] of plain.matchAll(pattern)) {
      const name = nameFrom(found, others);
      if (name !== null) return name;
    }
  }
  return null;
}

/** « Mme Kervella (sophrologue) nous demande… », « pour le compte de… »: our client. */
export function creditorNamedIn(text: string): Named | null {
  for (const pattern of CREDITOR) {
    const [, found = '', trade] = pattern.exec(text.slice(0, MOST_CHARACTERS)) ?? [];
    const name = nameFrom(found, []);
    if (name !== null) return { name, trade: trade?.trim() ?? null };
  }
  return null;
}

/** « Fjordline Studio (ap@fjordline.example) ». */
function besideAddress(text: string, address: string | null, others: readonly (string | null)[]): string | null {
  const at = address === null ? -1 : text.toLowerCase().indexOf(address);
  if (at < 0) return null;
  return nameFrom(
    new RegExp(String.raw`(${ANY})[\s(<:,–-]*$`, 'u').exec(text.slice(Math.max(0, at - 120), at))?.[1] ?? '',
    others,
  );
}

/** A lawyer's « Me » is not a debtor's. */
function firstParty(text: string, others: readonly (string | null)[]): string | null {
  for (const [found] of text.matchAll(new RegExp(`(?<![\\p{L}])${PARTY}`, 'gu'))) {
    const name = /^(?:Me|Ma[îi]tre)\b/.test(found) ? null : nameFrom(found, others);
    if (name !== null) return name;
  }
  return null;
}

function nameFrom(found: string, others: readonly (string | null)[]): string | null {
  const words = found.trim().split(/\s+/);
  const start = words.findIndex((word) => !NO_NAME.test(wordsIn(word).join(' ')));
  const name =
    start < 0
      ? ''
      : words
          .slice(start)
          .join(' ')
          .replace(/[.,;]$/, '')
          .replace(/^(?:[LD]['’]|[Ss]ociété (?=\p{Lu})|[Ee]ntreprise (?=\p{Lu}))/u, '');
  return name.length < 2 || others.some((other) => isSame(name, other)) ? null : name;
}

/** « Madame Vernier » is « Camille Vernier », « Voilerie Guéguen SARL » is « Voilerie Guéguen »; a shared « SARL » makes nobody the same. */
function isSame(name: string, other: string | null): boolean {
  const [mine, theirs] = [properWordsOf(name), properWordsOf(other ?? '')];
  if (mine.length === 0 || theirs.length === 0) return fold(name) === fold(other ?? '');
  return mine.every((word) => theirs.includes(word)) || theirs.every((word) => mine.includes(word));
}

/** The words of a name that are nobody else's: no legal form, no title; folded. */
export function properWordsOf(name: string): readonly string[] {
  return wordsIn(name).filter(
    (word) => word.length > 2 && !/^(?:sarl|sas|sasu|eurl|sci|mme|mlle|monsieur|madame|maitre|societe)$/.test(word),
  );
}

/** « Bonjour Madame Vernier, » names no debtor. */
function withoutGreeting(text: string): string {
  return text.replace(
    /(^|\n)[ \t]*(?:bonjour|bonsoir|ch[eè]re?s?|dear|hello|hi)(?:[ \u00a0]\p{L}[\p{L}.'’-]*){0,4}[ \t]*(?=,|!|\n|$),?/giu,
    '$1',
  );
}
