import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePath } from '../site/find-file.ts';

/** Gives the text of a file of the site, by its URL. Throws where it cannot be read. */
export type SiteFiles = (url: string) => Promise<string>;

/** In milliseconds. */
const patience = 20_000;

/** Reads from the folder that the desk serves (`--with-site`), or asks the web server. */
export function openSiteFiles(site: string, dist: string | undefined): SiteFiles {
  const start = `${site}/`;
  return async (url) => {
    if (!url.startsWith(start)) throw new Error('A URL is not below that of the site.');
    if (dist === undefined) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
      if (!answer.ok) throw new Error(`The web server answered ${answer.status}.`);
      return answer.text();
    }
    const path = decodePath(`/${url.slice(start.length)}`);
    if (path === undefined) throw new Error('A URL cannot be decoded.');
    return readFile(join(dist, 'site', path), 'utf8');
  };
}
