import { readCatalogue, type Catalogue } from './catalogue.ts';
import type { SiteFiles } from './site-files.ts';

/** Reads the catalogue of a site when it is asked for and the last one is older than `maxAge`, in milliseconds. */
export function rememberCatalogue(
  site: string,
  files: SiteFiles,
  now: () => number,
): (maxAge: number) => Promise<Catalogue> {
  let last: { readonly at: number; readonly catalogue: Catalogue } | undefined;
  return async (maxAge) => {
    if (last !== undefined && now() - last.at < maxAge) return last.catalogue;
    const catalogue = await readCatalogue(site, files);
    last = { at: now(), catalogue };
    return catalogue;
  };
}
