import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { openCache } from '../../cache/cache.ts';
import type { Host } from '../../build/host.ts';
import { prepare } from '../../build/prepare.ts';
import { dayOfBuild } from '../../build/dates.ts';
import { cacheOf } from '../../build/read-options.ts';
import { findWordlessLanguages } from '../../build/wordless-languages.ts';
import { fontPackage } from '../../platform/script-fonts.ts';
import type { Loaded } from '../../load/load.ts';
import { defaultCacheMax } from '../../load/schemas/publication.ts';
import { publicationFile } from '../../load/publication.ts';
import { openFonts } from '../../platform/fonts.ts';
import { identifyFirst } from '../../platform/identify-browser.ts';
import { thisMachine } from '../../platform/installed-browsers.ts';
import { readOwnPackage } from '../own-package.ts';
import type { Facts } from './findings.ts';

/** Reads the facts. It starts the browser for its version, and leaves everything as it is. */
export async function examine(root: string, host: Host): Promise<Facts> {
  const { environment } = host;
  const own = readOwnPackage(host);
  const {
    loaded,
    prepared,
    diagnostics,
    files: sources,
  } = await prepare(root, host.templates, dayOfBuild(undefined, environment, host.now));
  const folder = cacheOf({}, host);
  const files = folder === undefined ? [] : openCache(folder).list();
  const browser = await identifyFirst({ machine: thisMachine(environment) });
  return {
    node: process.version,
    engine: own.engine,
    version: own.version,
    browser: browser && `${browser.path} ${browser.version}`,
    cache: {
      folder,
      size: files.reduce((sum, { size }) => sum + size, 0),
      max: loaded?.config.publication.cache.max ?? defaultCacheMax,
    },
    free: freeSpace(root),
    publication:
      loaded === undefined
        ? sources.read(publicationFile) === undefined
          ? 'none'
          : 'unreadable'
        : {
            title: loaded.config.publication.title,
            languages: languagesOf(loaded),
            fonts: fontsOf(loaded, root),
            wordless: prepared === undefined ? [] : findWordlessLanguages(loaded, prepared.templates),
            ignoresDist: ignoresDist(root),
            errors: diagnostics.filter(({ severity }) => severity === 'error').length,
          },
  };
}

function languagesOf({ config, articles, manifests }: Loaded): string[] {
  const used = [
    config.publication.language,
    ...manifests.map(({ manifest }) => manifest.language),
    ...articles.map(({ frontMatter }) => frontMatter.language),
  ];
  return [...new Set(used)];
}

/** The packages of fonts for the scripts of the texts. */
function fontsOf({ articles }: Loaded, root: string): { name: string; isInstalled: boolean }[] {
  const fonts = openFonts(root);
  const names = articles.flatMap(({ frontMatter, document }) =>
    document.scripts.map(({ script }) => fontPackage(script, frontMatter.language)),
  );
  return [...new Set(names)].map((name) => ({ name, isInstalled: fonts.hasPackage(name) }));
}

function freeSpace(root: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(root);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** By the rules of git itself; undefined outside of a repository, and without git. */
function ignoresDist(root: string): boolean | undefined {
  const { status } = spawnSync(
    'git',
    ['-c', 'core.fsmonitor=false', 'check-ignore', '--quiet', 'dist/site/x'],
    {
      cwd: root,
      timeout: 10_000,
    },
  );
  return status === 0 || status === 1 ? status === 0 : undefined;
}
