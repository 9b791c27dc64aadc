import { ImportError } from '../../import-error.ts';
import type { Imported } from '../../imported.ts';
import type { Importer } from '../../importer.ts';
import { renameFiles, type Source } from '../../source.ts';

const config = /^(?:[^/]+\/)?docusaurus\.config\.[cm]?[jt]s$/;

/** In the root, or in the one folder that holds a site. */
export function findConfig({ files }: Source): string | undefined {
  const found = files.filter((file) => config.test(file));
  return found.find((file) => !file.includes('/')) ?? (found.length === 1 ? found[0] : undefined);
}

/**
 * Many repositories hold their site in a folder such as `website/` and its texts beside it, in `docs/`. Such a source is read as if all of
 * it were in the folder of the site; places are given as they are.
 */
export function readWebsiteFolder(importer: Importer): Importer {
  return {
    ...importer,
    read: (source, context) => {
      const file = findConfig(source) ?? '';
      const outer = namedFolders(source.readText(file) ?? '');
      if (file.includes('/')) return readRebased(importer, source, context, outer);
      if (outer.size > 0 && !source.files.some((one) => /^(?:docs|blog)\/.*\.mdx?$/.test(one)))
        throw new ImportError(
          `The texts of this site are in ../${[...outer].join(', ../')}: import the folder around both.`,
        );
      return importer.read(source, context);
    },
  };
}

/** The folders beside that of the site: `path: '../docs'`. */
function namedFolders(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(/["'`]\.\.\/([\w-]+)\/?["'`]/g)].map(([, name = '']) => name));
}

async function* readRebased(
  importer: Importer,
  source: Source,
  context: Parameters<Importer['read']>[1],
  outer: ReadonlySet<string>,
): AsyncGenerator<Imported> {
  const folder = (findConfig(source) ?? '').replace(/[^/]*$/, '');
  const originals = new Map<string, string>();
  for (const file of source.files) if (outer.has(file.split('/', 1)[0] ?? '')) originals.set(file, file);
  for (const file of source.files)
    if (file.startsWith(folder)) originals.set(file.slice(folder.length), file);
  const original = (file: string) => originals.get(file) ?? file;
  const site = renameFiles(source, [...originals.keys()], original);
  for await (const found of importer.read(site, context))
    yield 'origin' in found
      ? { ...found, origin: { ...found.origin, file: original(found.origin.file) } }
      : found;
}
