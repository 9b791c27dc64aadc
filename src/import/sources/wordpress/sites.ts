import { namesWithin, type Names } from '../../names.ts';
import type { Export } from './open-exports.ts';
import { readExport } from './read-export.ts';
import { createSiteAddresses, type SiteAddresses } from './site-addresses.ts';
import { createIndex, indexPart, type WxrIndex } from './wxr-index.ts';

/** A site, and its exports: the parts of a large one, or of several months. */
export interface WordPressSite {
  readonly exports: readonly Export[];
  readonly index: WxrIndex;
  readonly names: Names;
}

/** The sites whose exports lie in one folder. Each counts its posts from one, so that their ids say nothing without it. */
export async function readSites(exports: readonly Export[], names: Names): Promise<WordPressSite[]> {
  const groups = await groupBySite(exports);
  const [first = ''] = groups.keys();
  // The same site at the next import, whatever has come to the folder by then. A single site may have moved.
  const noted = names.note('site', first);
  const main = groups.size === 1 ? first : noted;
  const sites: WordPressSite[] = [];
  for (const [address, own] of groups) {
    const ownNames = address === main ? names : namesWithin(names, address);
    const index = createIndex();
    for (const one of own) for await (const part of readExport(one)) indexPart(index, part, ownNames);
    sites.push({ exports: own, index, names: ownNames });
  }
  return sites;
}

/** By the address of the site. Some plug-ins give each language its own: those are one site if no id is in two of them. */
async function groupBySite(exports: readonly Export[]): Promise<ReadonlyMap<string, Export[]>> {
  const groups = new Map<string, Export[]>();
  for (const one of exports) {
    const address = await addressOf(one);
    groups.set(address, [...(groups.get(address) ?? []), one]);
  }
  const ids = new Map<string, ReadonlySet<string>>();
  for (const [address, own] of groups) {
    const [host = ''] = address.split('/');
    const others = [...groups.keys()].filter((other) => other !== address && other.split('/')[0] === host);
    if (others.length > 0) ids.set(address, await idsOf(own));
  }
  for (const [address, own] of [...groups].slice(1)) {
    const [host] = address.split('/');
    const around = [...groups.keys()].find(
      (other) => other !== address && other.split('/')[0] === host && !haveCommon(ids, other, address),
    );
    if (around === undefined || !groups.has(address)) continue;
    groups.set(around, [...(groups.get(around) ?? []), ...own]);
    ids.set(around, new Set([...(ids.get(around) ?? []), ...(ids.get(address) ?? [])]));
    groups.delete(address);
  }
  return groups;
}

async function idsOf(exports: readonly Export[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const one of exports)
    for await (const part of readExport(one))
      if (part.kind === 'item') ids.add(part.item.values.get('wp:post_id')?.trim() ?? '');
  return ids;
}

function haveCommon(ids: ReadonlyMap<string, ReadonlySet<string>>, one: string, other: string): boolean {
  const second = ids.get(other) ?? new Set();
  return [...(ids.get(one) ?? [])].some((id) => second.has(id));
}

/** Where a site is, without what may differ between its exports. */
async function addressOf(one: Export): Promise<string> {
  const found = new Map<string, string>();
  for await (const part of readExport(one)) {
    if (part.kind !== 'site') break;
    found.set(part.name, part.value.trim());
  }
  const address = found.get('wp:base_blog_url') ?? found.get('link') ?? '';
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

/** The addresses of each site: its own, then those of the others. No two lead readers on from the same path. */
export function joinAddresses(sites: readonly WordPressSite[]): SiteAddresses[] {
  const all = sites.map(({ index }) => createSiteAddresses(index));
  if (all.length === 1) return all;
  const former = sites.map(
    ({ index }, site) =>
      new Set([...index.posts.values()].flatMap((post) => all[site]?.formerPaths(post) ?? [])),
  );
  const isFree = (path: string, site: number) => !former.slice(0, site).some((earlier) => earlier.has(path));
  return all.map((own, site) => ({
    find: (href) => {
      const found = own.find(href);
      if (found?.kind === 'post' || found?.kind === 'upload') return found;
      const others = all.filter((one) => one !== own).map((one) => one.find(href));
      return others.find((other) => other?.kind === 'post') ?? found;
    },
    formerPath: (link) => {
      const path = own.formerPath(link);
      return path !== undefined && isFree(path, site) ? path : undefined;
    },
    formerPaths: (post) => own.formerPaths(post).filter((path) => isFree(path, site)),
  }));
}
