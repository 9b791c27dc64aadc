// Compiles src/ to build/, with the libraries that it uses: an entry each for the command, the library, its threads, the process that encodes pictures, and the download
// of a browser, and a chunk for each part that is imported only when it is needed. Node loads a few files sooner than
// the hundreds of all libraries.
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { leaveOut } from './leave-out.js';
import { collectLicences } from './licences.js';
import { declareTypes } from './types.js';

rmSync('build', { recursive: true, force: true });

// The benchmark is compiled only when it is asked for, and is in no package.
const benchmark = process.argv.includes('--bench')
  ? [
      'bench/run.ts',
      'bench/measure-epub.ts',
      'bench/measure-pdf.ts',
      'bench/farm/sleeping-workers.ts',
      'bench/unified-alone.ts',
      'bench/write-printable.ts',
    ]
  : [];

/** Libraries of the older kind of module ask for parts of Node with it. */
const requireForLibraries =
  'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);';

const { metafile } = await build({
  entryPoints: [
    { in: 'src/cli.ts', out: 'cli' },
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/load/article-thread.ts', out: 'article-thread' },
    { in: 'src/leaks/search-thread.ts', out: 'search-thread' },
    { in: 'src/formats/raster/picture-process.ts', out: 'picture-process' },
    { in: 'src/platform/fetch-browser.ts', out: 'fetch-browser' },
    ...benchmark.map((file) => ({ in: file, out: file.replace(/\.ts$/, '') })),
  ],
  outdir: 'build',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // They are machine code, find files beside themselves, are hundreds of languages of which a build needs a few, or are
  // under a licence (CPAL) that is better kept to a package of its own.
  external: [
    // Half a megabyte, loaded by the first text in a script that needs it.
    'any-ascii',
    'citeproc',
    'hyphen',
    'jiti',
    'libsql',
    'pagefind',
    'sharp',
    '@resvg/resvg-js',
    '@sparticuz/chromium',
    '@fontsource/*',
    'pdfjs-dist',
    'shiki',
    '@shikijs/*',
    // Parts of puppeteer that Kolofon never reaches: Firefox, and configurations written in TypeScript.
    'chromium-bidi',
    'typescript',
  ],
  plugins: [leaveOut],
  legalComments: 'none',
  // A third of the bytes less to read at each start. Names stay, for the reports of bugs.
  minifyWhitespace: true,
  minifySyntax: true,
  // Or Node would print all of a chunk as the line on which something failed.
  lineLimit: 200,
  metafile: true,
  banner: { js: ['#!/usr/bin/env node', requireForLibraries].join('\n') },
  logLevel: 'warning',
});

// One chunk in a hundred asks for it, and to make it takes longer than to read most chunks.
for (const file of Object.keys(metafile.outputs)) {
  const code = readFileSync(file, 'utf8');
  const rest = code.replace(requireForLibraries, '');
  if (!/\brequire\b/.test(rest)) writeFileSync(file, rest);
}

declareTypes('src/index.ts', 'build/types');
writeFileSync('build/LICENCES.txt', collectLicences(Object.keys(metafile.inputs)));

// The reader desk: its own code, and what it shares with Kolofon. Packages stay packages.
rmSync('packages/desk/build', { recursive: true, force: true });
await build({
  entryPoints: ['packages/desk/src/cli.ts', 'packages/desk/src/index.ts'],
  outdir: 'packages/desk/build',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
cpSync('packages/desk/assets', 'packages/desk/build/assets', { recursive: true });
copyFileSync('templates/site/site.css', 'packages/desk/build/assets/site.css');
