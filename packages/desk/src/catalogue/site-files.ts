import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { decodePath } from '../site/find-file.ts';

/** Gives the text of a file of the site, by its URL. Throws where it cannot be read. */
export type SiteFiles = (url: string) => Promise<string>;

/** In milliseconds. */
const patience = 20_000;

const feed = z.object({ home_page_url: z.string().optional() });

/**
 * Reads from the folder that the desk serves (`--with-site`), or asks the web server. In the folder, the site may have been
 * built for another URL than the one at which it is tried: its URLs become those of `site`.
 */
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
    const readBuilt = (file: string) => readFile(join(dist, 'site', file), 'utf8');
    const { home_page_url: built } = feed.parse(JSON.parse(await readBuilt('feed.json')));
    const text = await readBuilt(path);
    return built === undefined ? text : text.replaceAll(built, start);
  };
}
