import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library, Program, Workplace } from './program.ts';

const { version } = JSON.parse(readFileSync('node_modules/unified/package.json', 'utf8')) as {
  readonly version: string;
};

/** The packages of which Kolofon is made, without Kolofon: each article becomes HTML, and there is no page around it. */
export const unifiedAlone: Program = { name: 'unified alone', version, prepare: prepareUnified };

function prepareUnified(folder: string, library: Library): Workplace {
  const articles = join(library.root, 'series', 'articles');
  const article = join(articles, `${library.changed}.md`);
  const output = join(folder, 'public');
  const script = join(process.cwd(), 'build/bench/unified-alone.js');
  return {
    call: { command: [process.execPath, script, articles, output], folder },
    made: [output],
    // It has no template.
    sources: { article, titles: [article], template: article },
    output,
    contents: 'texts',
  };
}
