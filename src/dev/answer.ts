import { extname } from 'node:path';
import { hashedName } from '../formats/server/cache-control.ts';
import { mediaTypes, namedTypes } from '../formats/server/media-types.ts';
import type { StoredFile } from '../model/stored-file.ts';
import { type ClientFiles, injectClient, type PageFacts, addMarkStyle, markPage } from './client-files.ts';
import type { LiveSite } from './live-site.ts';
import { addressOf, pathInSite } from './site-address.ts';
import type { BuiltSite } from './rebuild.ts';
import { lookupTable } from '../model/lookup-table.ts';

export type Body = string | Uint8Array | StoredFile;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

const lostPage = '404.html';

/** Faces, and what gets another name with other content, in the folder of the site's own files. */
const lasting = new RegExp(`^assets/(?:fonts/.*|.*${hashedName})$`);

/** A page that is loaded again and again is shown sooner with them; no longer than somebody works on it, in seconds. */
const keepForAWhile = { 'cache-control': 'private, max-age=600' };

/** Answers a request for something to read. `target` is a path, with what follows a question mark. */
export async function answer(target: string, live: LiveSite, client: ClientFiles): Promise<Answer> {
  const [path = ''] = target.split('?', 1);
  const own = client.find(path);
  if (own !== undefined) return content(200, own.name, own.text);
  const site = await live.site();
  // Any page can be what is asked for: each is new when there is a site.
  if (site === undefined) {
    const page = injectClient(client.notBuilt(), {
      moment: live.moment(),
      base: '/',
      files: [lostPage],
      unpublished: {},
    });
    return content(503, lostPage, page);
  }
  const asked = pathInSite(target, site.base);
  if (asked === undefined) return path === '/' ? redirect(site.base) : lost([], site, live);
  // A part of the path stands for nothing but itself.
  const file = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
  // Before it is read: what changes meanwhile is news.
  const moment = live.moment();
  const found = await site.read(file);
  if (found !== undefined) return show(200, file, found, site, { moment, files: [file] });
  const page = `${file}/index.html`;
  if (file === asked && (await site.read(page)) !== undefined)
    return redirect(site.base + encodeURI(addressOf(page)) + target.slice(path.length));
  return lost([file], site, live);
}

/** The page of the site for addresses that lead nowhere; another one as soon as there is something. */
async function lost(asked: readonly string[], site: BuiltSite, live: LiveSite): Promise<Answer> {
  const moment = live.moment();
  const page = await site.read(lostPage);
  if (page === undefined) return content(404, 'lost.txt', 'There is nothing at this address.\n');
  return show(404, lostPage, page, site, { moment, files: [...asked, lostPage] });
}

function show(
  status: number,
  file: string,
  found: Body,
  { base, unpublished }: BuiltSite,
  facts: Pick<PageFacts, 'moment' | 'files'>,
): Answer {
  // What an editor put there as it is stays as it is.
  if (!file.endsWith('.html') || isStored(found)) return content(status, file, found);
  const html = typeof found === 'string' ? found : new TextDecoder().decode(found);
  const labels: Record<string, string> = lookupTable({});
  for (const [page, label] of unpublished) labels[base + encodeURI(addressOf(page))] = label;
  const injected = injectClient(html, { ...facts, base, unpublished: labels });
  if (unpublished.size === 0) return content(status, file, injected);
  const label = unpublished.get(file);
  return content(status, file, addMarkStyle(label === undefined ? injected : markPage(injected, label)));
}

/** Whether it is read from the disk while it is sent. */
export function isStored(body: Body): body is StoredFile {
  return typeof body === 'object' && 'path' in body;
}

function content(status: number, file: string, body: Body): Answer {
  const headers = { 'content-type': mediaTypeOf(file), ...(lasting.test(file) ? keepForAWhile : {}) };
  return { status, headers, body };
}

function redirect(location: string): Answer {
  return { status: 302, headers: { location }, body: '' };
}

/** As in the settings that Kolofon writes for web servers. */
export function mediaTypeOf(file: string): string {
  const named = namedTypes.find(({ pattern }) => new RegExp(`^${pattern}$`).test(`/${file}`));
  const type = named?.type ?? mediaTypes[extname(file).slice(1)] ?? 'application/octet-stream';
  return type.startsWith('text/') && !type.includes(';') ? `${type}; charset=utf-8` : type;
}
