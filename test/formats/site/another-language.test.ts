import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'hast';
import { beforeAll, describe, expect, test } from 'vitest';
import { site } from '../../../src/formats/site/site.ts';
import { inputOf, renderJob } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { findAll, required, textOf } from '../../harness/read-page.ts';
import { renderPages } from '../../harness/render-pages.ts';

/** All that a publication brings to be read in a language that Kolofon does not speak. */
interface Language {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: string;
  /** The next part, as the page of the first one shows it. */
  readonly next: string;
  readonly readingTime: string;
  readonly published: RegExp;
}

const arabic: Language = {
  tag: 'ar',
  direction: 'rtl',
  words: `previous: السابق
next: التالي
by: 'بقلم {names}'
publishedOn: 'نُشر في {date}'
siteReadingTime:
  zero: 'أقل من دقيقة'
  one: 'دقيقة واحدة'
  two: 'دقيقتان'
  few: '{count} دقائق'
  many: '{count} دقيقة'
  other: '{count} دقيقة'
siteSearchAddress: bahth
`,
  next: 'التالي »',
  readingTime: 'دقيقتان',
  published: /^نُشر في .*مايو/,
};

const sami: Language = {
  tag: 'se',
  direction: 'ltr',
  words: `previous: Ovddit
next: Čuovvovaš
by: 'Čállán {names}'
publishedOn: 'Almmuhuvvon {date}'
siteReadingTime:
  one: '{count} minuhtta'
  two: '{count} minuhta lohkat'
  other: '{count} minuhta'
siteSearchAddress: oza
`,
  next: 'Čuovvovaš »',
  readingTime: '2 minuhta lohkat',
  published: /^Almmuhuvvon .*miessemánnu/,
};

describe.each([arabic, sami])('a publication in $tag', (language) => {
  let pages: ReadonlyMap<string, Root>;

  beforeAll(async () => {
    pages = await makePages(language);
  });

  const article = () => required(pages.get('articles/forste/index.html'));
  const elements = (name: string) => findAll(article(), ({ tagName }) => tagName === name);

  test('says on every page which language it is, and which way it is written', () => {
    const declared = [...pages.values()].flatMap((page) =>
      findAll(page, ({ tagName }) => tagName === 'html').map(({ properties }) => [
        properties['lang'],
        properties['dir'],
      ]),
    );
    expect(declared.length).toBeGreaterThan(4);
    expect(new Set(declared.map(String))).toEqual(new Set([`${language.tag},${language.direction}`]));
  });

  test('shows its words, in the plural form that the language wants', () => {
    const next = findAll(article(), ({ properties }) => properties['className']?.toString() === 'way');
    expect(next.map(textOf)).toEqual([language.next]);
    expect(elements('li').map(textOf)).toContain(language.readingTime);
  });

  test('shows English where it brings no words', () => {
    expect(elements('a').map(textOf)).toContain('Skip to the content');
  });

  test('names the months in its own language', () => {
    const [date] = elements('li').filter(
      (item) => findAll(item, ({ tagName }) => tagName === 'time').length > 0,
    );
    expect(textOf(required(date))).toMatch(language.published);
  });

  test('has its search at an address of its own', () => {
    const address = required(/siteSearchAddress: (\w+)/.exec(language.words)?.[1]);
    expect(pages.has(`${address}/index.html`)).toBe(true);
  });
});

async function makePages({ tag, words }: Language): Promise<ReadonlyMap<string, Root>> {
  const text = 'ord '.repeat(450);
  const prepared = await littlePublication()
    .withConfig({ language: tag, series: ['serie'], templates: 'egne' })
    .withFile(`series/egne/words/${tag}.yaml`, words)
    .withoutFile('series/nettverksbygging.yaml')
    .withoutFile('series/articles/nettverk-og-relasjon.md')
    .withoutFile('series/articles/tillit.md')
    .withSeries('serie', { language: tag, parts: ['forste', 'andre'] })
    .withArticle('forste', text, { language: tag })
    .withArticle('andre', text, { language: tag })
    .prepare();
  const [job] = site.plan(inputOf(prepared));
  const made = renderPages((await renderJob(job)).value);
  return new Map(
    made.flatMap((artifact) => {
      const path = artifact.path.replace(/^site\//, '');
      return artifact.kind === 'text' && path.endsWith('.html') ? [[path, fromHtml(artifact.text)]] : [];
    }),
  );
}
