import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Library, Program, Workplace } from './program.ts';
import {
  copyTemplates,
  seriesSummary,
  writeArticles,
  writeFrontMatter,
  writeSeriesData,
  writeTexts,
} from './sources.ts';

/** Another Hugo than the one in the path may be named. */
const program = process.env['HUGO'] ?? 'hugo';

const said = spawnSync(program, ['version'], { encoding: 'utf8' });

export const hugo: Program = {
  name: 'Hugo',
  version: said.status === 0 ? /\d+(?:\.\d+)+/.exec(said.stdout)?.[0] : undefined,
  prepare: prepareHugo,
};

function prepareHugo(folder: string, library: Library): Workplace {
  copyTemplates('hugo', folder, library);
  const articles = join(folder, 'content', 'articles');
  writeArticles(articles, library);
  writeTexts(
    join(folder, 'content', 'series'),
    Object.fromEntries(
      library.series.map(({ id, title }) => [
        `${id}.md`,
        writeFrontMatter({ title, summary: seriesSummary }),
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
  };
}
