import { readDictionary } from '../../postprocess/pdf-file.ts';
import { listTags, objectsOf, typeOf } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';

/** Every annotation is a link that says where it leads, and is in a tag for links; its page is read in the order of the tags. */
export const links: Rule = {
  section: '7.18',
  check: ({ file, top, pages, before }) => {
    const tagged = new Set<string>();
    const problems: string[] = [];
    for (const tag of listTags(top)) {
      for (const { object } of objectsOf(tag)) {
        tagged.add(object);
        if (typeOf(tag) !== 'Link') problems.push(`a link is in ${typeOf(tag)}`);
      }
    }
    pages.forEach(({ page }, index) => {
      const entries = readDictionary(file, page);
      const written = entries.get('/Annots') ?? [];
      const annotations = Array.isArray(written) ? written : [];
      const where = `on page ${before.pages + index + 1}`;
      if (annotations.length > 0 && entries.get('/Tabs') !== '/S')
        problems.push(`the order of the links ${where} is not that of the tags`);
      for (const annotation of annotations) {
        const link = readDictionary(file, annotation);
        if (link.get('/Subtype') !== '/Link') problems.push(`an annotation ${where} is no link`);
        if (!link.has('/Contents')) problems.push(`a link ${where} has no description`);
        if (typeof annotation !== 'string' || !tagged.has(annotation))
          problems.push(`a link ${where} has no tag`);
      }
    });
    return problems;
  },
};
