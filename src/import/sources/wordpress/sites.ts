import { namesWithin, type Names } from '../../names.ts';
import type { Export } from './open-exports.ts';
import { readExport } from './read-export.ts';
import { readWxr } from './read-wxr.ts';
import { createSiteAddresses, type SiteAddresses } from './site-addresses.ts';
import { createIndex, indexPart, type WxrIndex } from './wxr-index.ts';

/** A site, and its exports: the parts of a large one, or of several months. */
export interface WordPressSite {
  readonly exports: readonly Export[];
  readonly index: WxrIndex;
  readonly names: Names;
  readonly addresses: SiteAddresses;
}

/** The sites whose exports lie in one folder. Each counts its posts from one, so that their ids say nothing without it. */
export async function readSites(exports: readonly Export[], names: Names): Promise<WordPressSite[]> {
  const groups = await groupBySite(exports);
  const [first = ''] = groups.keys();
  // The same site at the next import, whatever has come to the folder by then. A single site may have moved.
  const noted = names.note('site', first);
  const main = groups.size === 1 ? first : noted;
  const sites: Omit<WordPressSite, 'addresses'>[] = [];
  for (const [address, own] of groups) {
    const ownNames = address === main ? names : namesWithin(names, address);
    const index = createIndex();
    for (const one of own) {
      index.exported = 0;
      for await (const part of readExport(one)) indexPart(index, part, ownNames);
    }
    sites.push({ exports: own, index, names: ownNames });
  }
  return joinAddresses(sites);
}

/**
 * By the address of the site, and by its posts: some plug-ins give each language an address, and a site may have moved
 * between two exports. What was closed on it since must not be published from the older one.
 */
async function groupBySite(exports: readonly Export[]): Promise<ReadonlyMap<string, Export[]>> {
  const groups = new Map<string, Export[]>();
  for (const one of exports) {
    const address = await addressOf(one);
    groups.set(address, [...(groups.get(address) ?? []), one]);
  }
  if (groups.size === 1) return groups;
  const slugs = new Map<string, Slugs>();
  for (const [address, own] of groups) slugs.set(address, await slugsOf(own));
  for (const [address, own] of [...groups].slice(1)) {
    const slugsHere = slugs.get(address) ?? new Map<string, string>();
    const around = [...groups.keys()].find(
      (other) =>
        other !== address &&
        isOneSite(other, slugs.get(other) ?? new Map<string, string>(), address, slugsHere),
    );
    if (around === undefined) continue;
    groups.set(around, [...(groups.get(around) ?? []), ...own]);
    slugs.set(around, new Map([...(slugs.get(around) ?? []), ...slugsHere]));
    groups.delete(address);
  }
  return groups;
}

/** Of posts, by their ids. */
type Slugs = ReadonlyMap<string, string>;

/** WordPress gives each new site a post, a page and a draft with these ids. */
const ofNewSite = /^[1-3]?$/;

async function slugsOf(exports: readonly Export[]): Promise<Slugs> {
  const slugs = new Map<string, string>();
  for (const one of exports)
    for await (const part of readWxr(one.read(), one.name)) {
      if (part.kind !== 'item') continue;
      const get = (name: string) => part.item.values.get(name)?.trim() ?? '';
      const id = get('wp:post_id');
      if (!ofNewSite.test(id) && get('wp:post_type') !== 'attachment') slugs.set(id, get('wp:post_name'));
    }
  return slugs;
}

/** Of one host, sites without a common id; of any, those whose common ids are of the same posts for the most part. */
function isOneSite(address: string, slugs: Slugs, other: string, others: Slugs): boolean {
  const common = [...slugs].filter(([id]) => others.has(id));
  const same = common.filter(([id, slug]) => others.get(id) === slug);
  if (common.length === 0) return address.split('/')[0] === other.split('/')[0];
  return same.length * 2 > common.length;
}

/** Where a site is, without what may differ between its exports. */
async function addressOf(one: Export): Promise<string> {
  const found = new Map<string, string>();
  for await (const part of readWxr(one.read(), one.name)) {
    if (part.kind !== 'site') break;
    found.set(part.name, part.value.trim());
  }
  const address = found.get('wp:base_blog_url') ?? found.get('link') ?? '';
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

/** Each site with its addresses: its own, then those of the others. No two lead readers on from the same path. */
function joinAddresses(sites: readonly Omit<WordPressSite, 'addresses'>[]): WordPressSite[] {
  const all = sites.map((site) => ({ ...site, addresses: createSiteAddresses(site.index) }));
  if (all.length === 1) return all;
  const taken = new Map<string, number>();
  for (const [number, { index, addresses }] of all.entries())
    for (const path of [...index.posts.values()].flatMap((post) => addresses.formerPaths(post)))
      if (!taken.has(path)) taken.set(path, number);
  return all.map((site, number) => {
    const own = site.addresses;
    const isFree = (path: string) => (taken.get(path) ?? number) >= number;
    const addresses: SiteAddresses = {
      find: (href) => {
        const found = own.find(href);
        if (found?.kind === 'post' || found?.kind === 'upload') return found;
        const others = all.map((other) => other.addresses).filter((other) => other !== own);
        return others.map((other) => other.find(href)).find((other) => other?.kind === 'post') ?? found;
      },
      formerPath: (link) => {
        const path = own.formerPath(link);
        return path !== undefined && isFree(path) ? path : undefined;
      },
      formerPaths: (post) => own.formerPaths(post).filter(isFree),
    };
    return { ...site, addresses };
  });
}
