import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti, type Jiti, type ModuleCache } from 'jiti';
import { findConfigInputs } from './config-inputs.ts';
import { defineConfig } from './config.ts';

/**
 * Runs a module of a publication, and what it imports: the local modules as they are now, packages as they were loaded first.
 * Jiti leaves JavaScript modules to Node, which keeps the first that it has read of each. Here they are run as TypeScript is.
 */
export async function importFresh(root: string, file: string): Promise<unknown> {
  forget(root);
  const loaded: ModuleCache = {};
  const run = (by: Jiti, script: string) =>
    by.evalModule(readFileSync(script, 'utf8'), {
      id: script,
      filename: script,
      ext: extname(script),
      cache: loaded,
      async: true,
      forceTranspile: true,
    });
  const importFrom = async (by: Jiti, id: string): Promise<unknown> => {
    const script = id === 'kolofon' ? undefined : findScript(by, id);
    return script === undefined || script in loaded ? await by.import(id) : await run(by, script);
  };
  const plain = createJiti(file, { fsCache: false });
  const jiti = createJiti(file, {
    fsCache: false,
    moduleCache: false,
    // A function of this name takes the place of the parameter that Jiti imports with. At the end, it moves no line.
    transform: (options) => ({
      code: `${plain.transform(options)}\n;function jitiImport(id) { return module.require('${ownImport}').from(module.require, id); }`,
    }),
    virtualModules: {
      // Kolofon need not be installed beside the publication.
      kolofon: { defineConfig },
      [ownImport]: { from: importFrom },
    },
  });
  return await run(jiti, file);
}

const ownImport = 'kolofon:import';

/** The JavaScript that this imports; undefined for what is of a package, or of another kind. */
function findScript(jiti: Jiti, id: string): string | undefined {
  const url = jiti.esmResolve(id, { try: true });
  if (url === undefined || !/^file:.*\.[cm]?js$/.test(url)) return undefined;
  const file = fileURLToPath(url);
  return realpathSync(file).split(sep).includes('node_modules') ? undefined : file;
}

/** Node keeps JSON and modules of the older kind too. */
function forget(root: string): void {
  const { cache } = createRequire(import.meta.url);
  for (const path of findConfigInputs(root).watched) Reflect.deleteProperty(cache, resolve(root, path));
}
