import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage } from './packages.ts';
import type { Library, Program, Workplace } from './program.ts';
import { copyTemplates, peersFolder, writeArticles, writeSeriesData, writeTexts } from './sources.ts';

export const eleventy: Program = {
  name: 'Eleventy',
  version: findPackage('@11ty/eleventy'),
  prepare: prepareEleventy,
};

function prepareEleventy(folder: string, library: Library): Workplace {
  copyTemplates('eleventy', folder, library);
  symlinkSync(join(peersFolder, 'node_modules'), join(folder, 'node_modules'));
  const articles = join(folder, 'articles');
  writeArticles(articles, library);
  const site = {
    title: 'Prøvebiblioteket',
    summary: 'Serier som er laget for å måles.',
    address: 'https://prove.example',
  };
  writeTexts(folder, { 'package.json': '{ "type": "module" }\n' });
  writeTexts(join(folder, '_data'), { ...writeSeriesData(library), 'site.json': JSON.stringify(site) });
  const article = join(articles, `${library.changed}.md`);
  return {
    call: { command: [process.execPath, 'node_modules/@11ty/eleventy/cmd.cjs'], folder },
    made: [join(folder, 'public'), join(folder, '.cache')],
    sources: { article, titles: [article], template: join(folder, '_includes', 'article.11ty.js') },
    output: join(folder, 'public'),
    contents: 'pages',
  };
}
