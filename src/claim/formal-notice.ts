/** Which letters are formal notices. */
import { FORMAL_NOTICES, type Letter } from './claim-events.ts';

/** In a partner's own words it is one still. */
export function isFormalNotice({ template, items }: Pick<Letter, 'template' | 'items'>): boolean {
  const own = template === 'partner-words' && items.some((item) => item.stage === 'formal-notice');
  return FORMAL_NOTICES.includes(template) || own;
}
