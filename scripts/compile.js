// Compiles src/ to build/: one entry, and one chunk for each part that is imported only when it is needed.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('build', { recursive: true, force: true });

// The benchmark is compiled only when it is asked for, and is in no package.
const benchmark = process.argv.includes('--bench') ? ['bench/run.ts', 'bench/measure-epub.ts'] : [];

await build({
  entryPoints: [
    { in: 'src/cli.ts', out: 'cli' },
    ...benchmark.map((file) => ({ in: file, out: file.replace(/\.ts$/, '') })),
  ],
  outdir: 'build',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
