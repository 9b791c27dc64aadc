import { textOfString } from '../../postprocess/pdf-value.ts';
import { typeOf, listTags } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';

/** Every figure and every formula has an alternative text. */
export const alternatives: Rule = {
  section: '7.3, 7.7',
  check: ({ top }) =>
    listTags(top).flatMap((tag) => {
      const type = typeOf(tag);
      if (type !== 'Figure' && type !== 'Formula') return [];
      const text = tag.entries.get('/Alt');
      const isTold = typeof text === 'string' && textOfString(text).trim() !== '';
      return isTold ? [] : [`a ${type.toLowerCase()} has no alternative text`];
    }),
};
