import { createHash } from 'node:crypto';
import { clientAddress } from './client-files.ts';
import { escapeText } from '../model/xml.ts';

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
