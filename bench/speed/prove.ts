import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedTitle, type Run } from './changes.ts';
import type { Library, Workplace } from './programs/program.ts';

/** Throws where a site lacks a page, a part in a list, a text in a feed, or the change that was just made. */
export function proveSite({ output, contents }: Workplace, library: Library, run: Run, round: number): void {
  const expect = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${output}: ${what}.`);
  };
  const pages = readdirSync(join(output, 'articles')).filter((name) => name.startsWith('del-'));
  expect(pages.length === library.articles, `${pages.length} pages for ${library.articles} articles`);
  const page = readFileSync(join(output, 'articles', library.changed, 'index.html'), 'utf8');
  expect(page.includes('Det står '), `${library.changed} has not its text`);
  if (contents === 'texts') return;
  const feeds = contents === 'pages' ? [] : ['feed.xml', 'feed.json'];
  for (const { id, parts } of library.series) {
    if (!parts.includes(library.changed)) continue;
    const place = `Del ${parts.indexOf(library.changed) + 1} av ${parts.length}`;
    expect(page.includes(place), `${library.changed} does not say "${place}"`);
    const others = parts.filter((part) => part !== library.changed);
    for (const part of others) {
      expect(page.includes(`/${part}/`), `${library.changed} does not link to ${part}`);
    }
    for (const feed of feeds) {
      expect(existsSync(join(output, feed)), `there is no ${feed}`);
      const text = readFileSync(join(output, 'series', id, feed), 'utf8');
      const count = text.split('Det står ').length - 1;
      expect(count === 5 * parts.length, `${feed} of ${id} has ${count} sections of ${5 * parts.length}`);
      if (run === 'sentence') expect(text.includes(`Det står ${round} `), `${feed} has another sentence`);
    }
    if (run !== 'title') continue;
    for (const path of [...others.map((part) => join('articles', part)), join('series', id)]) {
      const text = readFileSync(join(output, path, 'index.html'), 'utf8');
      expect(text.includes(changedTitle(library.changed, round)), `${path} has not the changed title`);
    }
  }
  if (run === 'sentence') expect(page.includes(`Det står ${round} `), 'the sentence is not changed');
  if (run === 'template') expect(page.includes(`data-change="${round}"`), 'the template is not changed');
}
