import { escapeText } from '../../../../../src/model/xml.ts';
import { cleanName, phraseMadeFor } from '../made-for.ts';

/** Says at the end of the colophon for whom the copy was made. Undefined for a page without an end: a template of the publication's own. */
export function markColophon(xhtml: string, owner: string): string | undefined {
  const end = xhtml.lastIndexOf(xhtml.includes('</section>') ? '</section>' : '</body>');
  if (end === -1) return undefined;
  const [, tag = ''] = /<html\b[^>]*\sxml:lang="([^"]+)"/i.exec(xhtml) ?? [];
  const { before, after, isForeign } = phraseMadeFor(tag);
  const marked = isForeign ? ' lang="en" xml:lang="en" dir="ltr"' : '';
  const line = `<p${marked}>${before}<bdi>${escapeText(cleanName(owner))}</bdi>${after}</p>\n`;
  return xhtml.slice(0, end) + line + xhtml.slice(end);
}
