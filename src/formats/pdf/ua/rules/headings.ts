import { typeOf, listTags, type Tag } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';

/** The first heading is of level 1, and none skips a level. */
export const headings: Rule = {
  section: '7.4.2',
  check: ({ top, before: { headingLevels } }) => {
    const levels = listHeadingLevels(top);
    return levels.flatMap((level, index) => {
      const before = levels[index - 1] ?? headingLevels.at(-1) ?? 0;
      return level <= before + 1
        ? []
        : [`heading ${headingLevels.length + index + 1} is of level ${level}, after one of level ${before}`];
    });
  },
};

/** 1 to 6, in order. */
export function listHeadingLevels(top: Tag): number[] {
  return listTags(top).flatMap((tag) => {
    const level = /^H([1-6])$/.exec(typeOf(tag))?.[1];
    return level === undefined ? [] : [Number(level)];
  });
}
