// Leaves out of the bundle what libraries bring along and Kolofon does not reach, or puts it in a chunk of its own: a
// build would read it at each start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Modules of epub-gen-memory for which it has a smaller one, for browsers: nothing is fetched, and options are checked by types. */
const smaller = new Map([
  ['./fetchable', 'fetchable-browser.js'],
  ['./predicates', 'predicates-nop.js'],
]);

/** A proxy that is set by a script needs an interpreter of JavaScript in WebAssembly, almost a megabyte. */
const pac = "Promise.resolve().then(() => __importStar(require('pac-proxy-agent')))";
const laterPac = "import('pac-proxy-agent').then((module) => module.default)";

/** How each language writes letters in ASCII: Kolofon gives slugs no language, and to read them takes 20 ms at each start. */
const byLanguage = /[\\/]node_modules[\\/]@sindresorhus[\\/]transliterate[\\/]locale-replacements\.js$/;

/** @type {import('esbuild').Plugin} */
export const leaveOut = {
  name: 'leave-out',
  setup: (build) => {
    build.onResolve({ filter: /^\.\/(?:fetchable|predicates)$/ }, ({ path, resolveDir }) => {
      const name = /[\\/]epub-gen-memory[\\/]/.test(resolveDir) ? smaller.get(path) : undefined;
      return name === undefined ? undefined : { path: join(resolveDir, name) };
    });
    build.onLoad({ filter: byLanguage }, () => ({ contents: 'export default {};', loader: 'js' }));
    build.onLoad({ filter: /[\\/]node_modules[\\/]proxy-agent[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      if (!code.includes(pac)) throw new Error('proxy-agent loads pac-proxy-agent in another way.');
      return { contents: code.replace(pac, laterPac), loader: 'js' };
    });
  },
};
