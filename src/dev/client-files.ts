import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { escapeText } from '../model/xml.ts';

/** The addresses of the server's own begin so: no page of a site does. */
const ownPrefix = '/--kolofon/';

const clientAddress = `${ownPrefix}client.js`;
const marksAddress = `${ownPrefix}marks.css`;
export const eventsAddress = `${ownPrefix}events`;

const clientFiles = ['client.js', 'overlay.js', 'overlay.css', 'place.js', 'marks.js', 'marks.css'];

export interface ClientFiles {
  /** The answer for a URL of the server's own; undefined if there is none. */
  find(path: string): { readonly name: string; readonly text: string } | undefined;
  /** The page that is shown while there is no site. */
  readonly notBuilt: () => string;
}

/** What runs in the browser, from a folder of plain files. Read again each time, for who works on it. */
export function openClientFiles(folder: string): ClientFiles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    find: (path) => {
      const name = clientFiles.find((one) => path === ownPrefix + one);
      return name === undefined ? undefined : { name, text: read(name) };
    },
    notBuilt: () => read('not-built.html'),
  };
}

/** What a page knows about itself. */
export interface PageFacts {
  /** The moment in which it was shown. */
  readonly moment: string;
  /** Where the site is below its host. */
  readonly base: string;
  /** The files of the site that it shows: one that is lost is what was asked for, and the page that says so. */
  readonly files: readonly string[];
  /** Why articles that it may link to are not published, by the paths of their pages below the host. */
  readonly unpublished: Readonly<Record<string, string>>;
}

/** A page with the script that keeps it up to date, at its end. */
export function injectClient(html: string, facts: PageFacts): string {
  const data = { ...facts, digest: digestWithoutStyle(html) };
  const tag = `<script type="module" src="${clientAddress}" data-kolofon="${escapeText(JSON.stringify(data)).replaceAll('"', '&quot;')}"></script>\n`;
  const end = html.lastIndexOf('</body>');
  return end === -1 ? html + tag : html.slice(0, end) + tag + html.slice(end);
}

/** The same for two pages that differ in nothing but the addresses of their style sheets. */
function digestWithoutStyle(html: string): string {
  const rest = html.replaceAll(/<link rel="stylesheet"[^>]*>/g, '');
  return createHash('sha256').update(rest).digest('hex').slice(0, 16);
}

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
