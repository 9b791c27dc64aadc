import type { Templates } from '../../load/templates.ts';

/** The files of the style sheet, in their order. */
export const styleFiles = ['mathematics.css', 'epub/book.css'];

/** What counts only before every rule, as `@namespace` in a sheet of the publication's own. */
const opening = /^(?:\s|\/\*.*?\*\/|@(?:charset|namespace)\b[^;]*;)*/s;

/** The style sheet of an e-book. */
export function styleBook(templates: Templates): string {
  const [mathematics = '', own = ''] = styleFiles.map((file) => templates.text(file));
  const start = opening.exec(own)?.[0] ?? '';
  return `${start}${mathematics}\n${own.slice(start.length)}`;
}
