import { readCatalog, readDictionary } from '../../postprocess/pdf-file.ts';
import { typeOf, listTags } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';

/** The standard structure types (ISO 32000-1, 14.8.4). */
const standard = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

/** Every type is a standard one, or is mapped to one. */
export const types: Rule = {
  section: '7.1',
  check: ({ file, top }) => {
    const catalog = readCatalog(file);
    const roles = readDictionary(file, catalog.get('/StructTreeRoot')).get('/RoleMap');
    const mapped = roles instanceof Map ? roles : new Map<string, unknown>();
    const unknown = new Set(
      listTags(top)
        .map(typeOf)
        .filter((type) => !standard.has(type)),
    );
    return [...unknown]
      .filter((type) => !standard.has(String(mapped.get(`/${type}`)).slice(1)))
      .map((type) => `unknown tag ${type}`);
  },
};
