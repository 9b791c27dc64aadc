import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Library, Program, Workplace } from './program.ts';
import {
  copyTemplates,
  peersFolder,
  seriesSummary,
  writeArticles,
  writeFrontMatter,
  writeSeriesData,
  writeTexts,
} from './sources.ts';

/** Another Hugo than the one in the path may be named. */
const program = process.env['HUGO'] ?? 'hugo';

const said = spawnSync(program, ['version'], { encoding: 'utf8' });

const version = said.status === 0 ? /\d+(?:\.\d+)+/.exec(said.stdout)?.[0] : undefined;

export const hugo: Program = { name: 'Hugo', version, prepare: prepareHugo };

/** With the feeds that Kolofon makes: Atom and JSON with whole texts, for the site and for each series. */
export const hugoWithFeeds: Program = { name: 'Hugo, with feeds', version, prepare: prepareWithFeeds };

function prepareWithFeeds(folder: string, library: Library): Workplace {
  const place = prepareHugo(folder, library, { outputs: ['html', 'atom', 'jsonfeed'] });
  cpSync(join(peersFolder, 'hugo-feeds'), folder, { recursive: true });
  const command = [...place.call.command, '--config', 'config.toml,feeds.toml'];
  return { ...place, call: { command, folder }, contents: 'pages and feeds' };
}

/** `seriesFacts` are in the front matter of the pages of series. */
function prepareHugo(
  folder: string,
  library: Library,
  seriesFacts: Readonly<Record<string, unknown>> = {},
): Workplace {
  copyTemplates('hugo', folder, library);
  const articles = join(folder, 'content', 'articles');
  writeArticles(articles, library);
  writeTexts(
    join(folder, 'content', 'series'),
    Object.fromEntries(
      library.series.map(({ id, title }) => [
        `${id}.md`,
        writeFrontMatter({ title, summary: seriesSummary, ...seriesFacts }),
      ]),
    ),
  );
  writeTexts(join(folder, 'data'), writeSeriesData(library));
  const article = join(articles, `${library.changed}.md`);
  const cache = join(folder, 'cache');
  return {
    call: { command: [program, '--quiet', '--cacheDir', cache], folder },
    made: [join(folder, 'public'), join(folder, 'resources'), cache],
    sources: { article, titles: [article], template: join(folder, 'layouts', 'articles', 'single.html') },
    output: join(folder, 'public'),
    contents: 'pages',
  };
}
