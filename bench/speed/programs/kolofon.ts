import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeLibrary } from '../../library.ts';
import { kolofonName } from '../own-name.ts';
import type { Library, Program, Workplace } from './program.ts';

/** The settings with which Kolofon makes the pages that peers make, and no search and no pictures for networks. */
const pagesAlone = 'site: { search: false, socialImages: false }\n';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

const formats = {
  site: { options: ['--format', 'site'], template: 'site/parts/article-header.eta' },
  epub: { options: ['--format', 'epub'], template: 'epub/title-page.eta' },
  pdf: { options: ['--format', 'pdf', '--series', 'serie-0001'], template: 'pdf/book.css' },
} as const;

type Subject = keyof typeof formats;

/** Kolofon for one format; the site with its pages alone. */
export function kolofonFor(subject: Subject): Program {
  return {
    name: kolofonName,
    version,
    prepare: (folder, library) => prepareKolofon(folder, library, subject, pagesAlone),
  };
}

/** With its search and the pictures of its pages. */
export const kolofonWithEverything: Program = {
  name: `${kolofonName}, everything`,
  version,
  prepare: (folder, library) => prepareKolofon(folder, library, 'site', ''),
};

function prepareKolofon(folder: string, library: Library, subject: Subject, settings: string): Workplace {
  const { options, template } = formats[subject];
  writeLibrary(folder, library.articles, `${settings}templates: egne\n`);
  const own = join(folder, 'series', 'egne', template);
  mkdirSync(dirname(own), { recursive: true });
  copyFileSync(join('templates', template), own);
  const article = join(folder, 'series', 'articles', `${library.changed}.md`);
  const cache = join(folder, 'cache');
  const command = [
    ...[process.execPath, join(process.cwd(), 'build/cli.js'), 'build', '--root', folder],
    ...[...options, '--as-of', '2026-01-01', '--cache', cache],
  ];
  return {
    call: { command, folder },
    made: [join(folder, 'dist'), cache],
    sources: { article, titles: [article], template: own },
    output: join(folder, 'dist', subject),
    contents: 'pages and feeds',
  };
}
