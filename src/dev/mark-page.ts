import { marksAddress } from './client-files.ts';

/** A page of an article that is not out, with a line above it that says why. */
export function markPage(html: string, label: string): string {
  const mark = `<p class="kolofon-unpublished" lang="en" dir="ltr"><strong>${label}</strong> Not published: only kolofon dev shows this page.</p>\n`;
  const body = /<body\b[^>]*>\n?/i.exec(html);
  const end = body === null ? 0 : body.index + body[0].length;
  return html.slice(0, end) + mark + html.slice(end);
}

/** The style of the marks, in the head of a page that has some. */
export function addMarkStyle(html: string): string {
  return html.replace(/<\/head>/i, (end) => `<link rel="stylesheet" href="${marksAddress}">\n${end}`);
}
