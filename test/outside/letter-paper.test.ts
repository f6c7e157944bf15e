/** Letters and notices as they are rendered: the same bytes as MJML gives, nothing let in by a value, the text as good as the HTML. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LETTER_TEMPLATES } from '../../src/claim/claim-events.ts';
import { type Fields, NOTICE_TEMPLATES } from '../../src/claim/decision.ts';
import { sampleLetter } from '../../src/demo/sample-letters.ts';
import { sampleNotice } from '../../src/demo/sample-notices.ts';
import type { LetterLanguage } from '../../src/law/figures.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { htmlFrom, loadPaper } from '../../src/outside/letter-paper.ts';
import { filled, inHtml, inSubject, inText, templateFrom } from '../../src/outside/template.ts';
import { foldersOf, sourceOf, TEMPLATE_FOLDER } from '../../src/outside/template-files.ts';

const paper = await loadPaper();
const draft = { subject: 'Mise en demeure de payer', text: 'Madame, Monsieur,\n\nSauf erreur…\n' };

function fieldsOf(template: (typeof LETTER_TEMPLATES)[number], variant = {}): Fields {
  const { letter, context } = sampleLetter(template, variant);
  return letterFields(letter, context);
}

describe('a rendered letter', () => {
  test.each([
    'formal-notice',
    'promise-broken',
    'call-confirmation',
    'partner-words',
  ] as const)('%s is, byte for byte, what MJML makes of the filled source', async (template) => {
    const fields = fieldsOf(template, { client: true, paid: 300_00 });
    const { html, subject } = paper.letter(template, fields);
    const { mjml } = sourceOf([TEMPLATE_FOLDER], 'frame-letter', `letters/${template}`);
    expect(html).toBe(await htmlFrom(filled(templateFrom(mjml), { ...fields, subjectLine: subject }, inHtml)));
  });

  test('a notice with rows and a draft too', async () => {
    for (const template of ['reply-flagged', 'check-payment', 'claim-opened'] as const) {
      const fields = sampleNotice(template, draft);
      const { html, subject } = paper.notice(template, fields);
      const { mjml } = sourceOf([TEMPLATE_FOLDER], 'frame-notice', `notices/${template}`);
      expect(html).toBe(await htmlFrom(filled(templateFrom(mjml), { ...fields, subjectLine: subject }, inHtml)));
    }
  });

  test('is filled at least ten times faster, subject and text included, than MJML renders it', async () => {
    const fields = fieldsOf('formal-notice');
    const { mjml } = sourceOf([TEMPLATE_FOLDER], 'frame-letter', 'letters/formal-notice');
    const direct = filled(templateFrom(mjml), { ...fields, subjectLine: '' }, inHtml);
    const mjmlMs = await fastest(5, () => htmlFrom(direct));
    const oursMs = await fastest(200, async () => paper.letter('formal-notice', fields));
    expect(mjmlMs / oursMs).toBeGreaterThan(10);
  });

  test('every letter carries the visible reference in subject, text and HTML', () => {
    for (const [language, words] of [
      ['fr', 'Réf. AM-2026-0007'],
      ['en', 'Ref. AM-2026-0007'],
    ] as const)
      for (const { subject, text, html } of renderedIn(language))
        for (const part of [subject, text, html]) expect(part).toContain(words);
  });

  test('a letter in English says the same as in French: same sums, law, bank details and pieces', () => {
    for (const template of LETTER_TEMPLATES) {
      const french = sourceOf(foldersOf(TEMPLATE_FOLDER, 'fr'), 'frame-letter', `letters/${template}`);
      const english = sourceOf(foldersOf(TEMPLATE_FOLDER, 'en'), 'frame-letter', `letters/${template}`);
      expect(english.sentences).toEqual(french.sentences);
      expect([template, markersIn(english.mjml)]).toEqual([template, markersIn(french.mjml)]);
    }
  });

  test('what may be the wrong person learns neither name, sum nor that anything is owed', () => {
    const { subject, text } = paper.letter('wrong-recipient-apology', fieldsOf('wrong-recipient-apology', { client: true }));
    expect(`${subject}${text}`.replace('SELARL au capital de 40\u00a0000\u00a0€', '')).not.toMatch(
      /Nautisme|Voilerie|€|facture|créance|dett|somme|règle|impay|recouvr/i,
    );
  });

  test('no comment, marker, remote thing or tracking leaves in a mail', () => {
    for (const { html, text, subject } of allRendered()) {
      expect(`${subject}${text}${html}`).not.toMatch(/\{\{|\}\}|[\u001e\u001f]|\bL-\d\d|Objet :.*-->/);
      expect(html).not.toMatch(/<img|<link|@import|url\(|<script|https?:\/\/(?!www\.w3\.org)/i);
      expect(html).not.toContain('fonts.googleapis');
      expect(html.replace(/<!--(?:\[if|<!\[endif)[\s\S]*?-->|<!--<!\[endif\]-->/g, '')).not.toContain('<!-- ');
    }
  });

  test('the text says what the HTML says', () => {
    for (const { html, text } of allRendered()) {
      const words = new Set(wordsIn(text));
      expect(wordsIn(visible(html)).filter((word) => !words.has(word) && !ONLY_IN_TABLES.includes(word))).toEqual([]);
    }
  });

  test('French spacing: nothing that stands before a colon or inside guillemets breaks away', () => {
    for (const { subject, text, html } of [...renderedIn('fr', 'partner-words'), ...renderedNotices()]) {
      expect(subject).not.toMatch(/ [:;!?»]|« /);
      expect(text).not.toMatch(/ [:;!?»€%]|« |n° /);
      expect(visible(html)).not.toMatch(/ [:;!?»€%]|« |n° /);
      expect(text).not.toMatch(/\w'\w/);
    }
  });

  test('the reference is not parted in two', () => {
    const { html } = paper.letter('promise-broken', fieldsOf('promise-broken'));
    expect(html).toContain('<span class="whole">Réf. AM-2026-0007</span>');
  });

  test('nothing of French is left in English but names, and the words of the law', () => {
    const french = /[éèêàùç«»]|\b(?:le|les|des|du|une|est|nous|vous|pour|sur)\b|\d,\d\d\b|janv|novembre|décembre/i;
    const names = ['Marchand & Associés', 'Hélène Marchand', 'la pose d’un ponton', 'deux journées de relevés, au prix du devis'];
    for (const { subject, text } of renderedIn('en'))
      for (const line of `${subject}\n${text.split('\n').slice(4).join('\n')}`.split('\n'))
        expect(names.reduce((rest, name) => rest.replaceAll(name, ''), line)).not.toMatch(french);
  });

  test('a partner’s words stand as she wrote them', () => {
    const words = 'Cher Monsieur,\n\n\n  a) ceci ;\n\tb) <cela> & {{reference}}\n\nBien à vous';
    const { text, html } = paper.letter('partner-words', { ...fieldsOf('partner-words'), words });
    expect(text).toContain(words);
    expect(html).toContain('  a) ceci ;<br />\tb) &lt;cela&gt; &amp; {{reference}}<br /><br />Bien à vous');
  });
});

describe('the template files', () => {
  test('there is one for each letter and each notice, and no other', () => {
    const named = (folder: string) => readdirSync(`${TEMPLATE_FOLDER}${folder}`).map((name) => name.replace('.mjml', ''));
    expect(named('letters').sort()).toEqual([...LETTER_TEMPLATES].sort());
    expect(named('en/letters').sort()).toEqual([...LETTER_TEMPLATES].sort());
    expect(named('notices').sort()).toEqual([...NOTICE_TEMPLATES].sort());
  });
});

describe('what a value cannot do', () => {
  const letter = (fields: Fields) => paper.letter('courtesy-reminder', { ...fieldsOf('courtesy-reminder'), ...fields });

  test('bring in HTML', () => {
    const { html } = letter({ addressee: '<script>alert("x")</script>' });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  });

  test('break the subject into two headers', () => {
    const { subject } = letter({ reference: 'AM-1\r\nBcc: tous@exemple.fr\u2028x' });
    expect(subject).toBe('Rappel de courtoisie – Réf. AM-1 Bcc: tous@exemple.fr x');
  });

  test('lead a link elsewhere than to https or mailto', () => {
    const link = templateFrom('<a href="{{to}}">{{to}}</a>');
    expect(() => filled(link, { to: 'javascript:alert(1)' }, inHtml)).toThrow('https or mailto');
    expect(() => filled(link, { to: 'data:text/html,x' }, inHtml)).toThrow('https or mailto');
    expect(filled(link, { to: 'https://exemple.fr/?a=1&b="2"' }, inHtml)).toContain(
      'href="https://exemple.fr/?a=1&amp;b=&quot;2&quot;"',
    );
    const mail = templateFrom('<a href="mailto:{{to}}">x</a>');
    expect(filled(mail, { to: 'a@b.fr?bcc=c@d.fr' }, inHtml)).toBe('<a href="mailto:a@b.fr%3Fbcc%3Dc@d.fr">x</a>');
  });

  test('be missing: the error names it', () => {
    const { iban: _, ...fields } = fieldsOf('courtesy-reminder');
    expect(() => paper.letter('courtesy-reminder', fields)).toThrow('the field iban is missing');
    expect(() => paper.notice('help', {})).toThrow(/the field claimReference is missing/);
    expect(() => filled(templateFrom('{{toString}}'), {}, inText)).toThrow('the field toString is missing');
  });
});

describe('the small language of templates', () => {
  const fill = (source: string, fields: Fields) => filled(templateFrom(source), fields, inText);

  test('rows repeat, and see the fields around them', () => {
    expect(fill('{{#rows}}{{a}}{{b}} {{/rows}}', { rows: [{ a: '1' }, { a: '2', b: '!' }], b: '.' })).toBe('1. 2! ');
    expect(fill('{{?rows}}some{{/rows}}{{^rows}}none{{/rows}}', { rows: [] })).toBe('none');
  });

  test('a field is shown where it is not empty, or where it is', () => {
    expect(fill('{{?a}}[{{a}}]{{/a}}{{^b}}no b{{/b}}', { a: 'x', b: '' })).toBe('[x]no b');
  });

  test.each([
    ['{{#a}}', 'is not closed'],
    ['{{/a}}', 'closes nothing'],
    ['{{?a}}{{/b}}', 'closes {{a}}'],
  ])('%s is refused', (source, why) => {
    expect(() => templateFrom(source)).toThrow(why);
  });

  test('words are not rows, nor rows words', () => {
    expect(() => fill('{{#a}}{{/a}}', { a: 'x' })).toThrow('words where rows are meant');
    expect(() => fill('{{a}}', { a: [] })).toThrow('rows where words are meant');
  });

  test('a subject stays on one line', () => {
    expect(inSubject('a\n b\tc')).toBe('a b c');
  });
});

describe('a mail to members', () => {
  const COMMAND =
    /^[\s>«"*–-]*(OK|OUI|NON|VALIDER|APPROUVER|REFUSER|MODIFIER|ATTENDRE|STOP|PAUSE|REPRENDRE|CLORE|AIDE|STATUT)\b/i;

  test.each(NOTICE_TEMPLATES)('%s has no line that begins with a command', (template) => {
    const { text } = paper.notice(template, sampleNotice(template, draft));
    expect(text.split('\n').filter((line) => COMMAND.test(line))).toEqual([]);
  });

  test.each(['draft-to-approve', 'reply-flagged'] as const)('%s says what to do before it shows the draft', (template) => {
    const { text } = paper.notice(template, sampleNotice(template, draft));
    expect(text).toContain('répondez par le mot OK');
    expect(text.indexOf('répondez par le mot OK')).toBeLessThan(text.indexOf('Le projet  ———'));
    expect(text).toContain('Tant que vous n’avez pas répondu, rien ne part');
    expect(text).toContain(draft.text.trim());
  });

  test('a flagged reply without a draft asks for no approval', () => {
    const fields = { ...sampleNotice('reply-flagged', draft), draftTo: '', draftSubject: '', draftText: '' };
    const { text } = paper.notice('reply-flagged', fields);
    expect(text).not.toMatch(/le mot OK|Le projet {2}———/);
  });
});

function allRendered() {
  return [...renderedIn('fr'), ...renderedIn('en'), ...renderedNotices()];
}

function renderedIn(language: LetterLanguage, except: string | null = null) {
  return LETTER_TEMPLATES.filter((template) => template !== except).flatMap((template) => [
    paper.letter(template, fieldsOf(template, { language })),
    paper.letter(template, fieldsOf(template, { language, client: true, kind: 'consumer', byPost: true })),
  ]);
}

function renderedNotices() {
  return NOTICE_TEMPLATES.map((template) => paper.notice(template, sampleNotice(template, draft)));
}

/** Words of table headings and labels that the text form says in its own way. */
const ONLY_IN_TABLES: readonly string[] = [
  'Montant',
  'Titulaire',
  'Référence',
  'pour',
  'Amount',
  'Account',
  'name',
  'Reference',
  'on',
  'behalf',
  'of',
];

/** What is filled in, and where it depends on the claim; words for paying and refunding differ with the grammar. */
function markersIn(mjml: string): readonly string[] {
  const grammar = ['{{settle}}', '{{settlement}}', '{{Settlement}}', '{{salutation}}', '{{pay}}'];
  return [...new Set(mjml.match(/\{\{[^}]+\}\}/g))].filter((marker) => !grammar.includes(marker)).sort();
}

function visible(html: string): string {
  return (/<body[^>]*>([\s\S]*)/.exec(html)?.[1] ?? '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br \/>/g, '\n')
    .replace(/<\/t[dh]>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&nbsp;', '\u00a0');
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\d][\p{L}\d.@’-]*/gu)?.map((word) => word.replace(/[.]+$/, '')) ?? [];
}

async function fastest(times: number, run: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let left = times; left > 0; left -= 1) {
    const from = performance.now();
    await run();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}
