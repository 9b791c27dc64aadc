import { isTag, typeOf, listTags } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';
import { lookupTable } from '../../../../model/lookup-table.ts';

/** What may be right below the tags of lists and tables of contents (ISO 32000-1, tables 333 and 336). */
const allowed: Readonly<Record<string, readonly string[]>> = lookupTable({
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'TOC', 'Caption'],
  TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'Link', 'TOC'],
});

/** Lists contain items, and items a label and a body. */
export const lists: Rule = {
  section: '7.6',
  check: ({ top }) =>
    listTags(top).flatMap((tag) => {
      const type = typeOf(tag);
      const types = allowed[type];
      if (types === undefined) return [];
      return tag.kids.flatMap((kid) => {
        const own = isTag(kid) ? typeOf(kid) : 'text';
        return types.includes(own) ? [] : [`a ${type} contains ${own}`];
      });
    }),
};
