import { html } from 'hono/html';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Language } from '../language.ts';
import { dataTable } from '../web/data-table.ts';
import type { Html, Page } from '../web/page.ts';
import { dayChart, shareBar } from './charts.ts';
import { countWords } from './words.ts';

export const periods = [30, 90, 365] as const;

export interface CountView {
  readonly path: string;
  readonly days: number;
  /** Reads of each day of the period, the oldest first. */
  readonly perDay: readonly number[];
  /** By article id. */
  readonly reads: ReadonlyMap<string, number>;
  /** By the URL of the file. */
  readonly downloads: ReadonlyMap<string, number>;
  /** Undefined if the site cannot be read. */
  readonly catalogue: Catalogue | undefined;
}

export function countsPage(language: Language, view: CountView): Pick<Page, 'title' | 'body'> {
  const words = countWords[language];
  const { path, days, perDay, reads, downloads, catalogue } = view;
  const most = Math.max(0, ...perDay);
  return {
    title: words.counts,
    body: html`<nav aria-label="${words.period}" class="actions">
        ${periods.map(
          (one) =>
            html`<a href="${path}?days=${one}" ${one === days ? html`aria-current="page"` : ''}
              >${words.days(one)}</a
            >`,
        )}
      </nav>
      <p class="remark">${words.privacy} <a href="${path}/popularity.csv">${words.download}</a></p>
      ${catalogue === undefined ? html`<p class="notice">${words.noSite}</p>` : ''}
      ${
        most === 0 && downloads.size === 0
          ? html`<p>${words.none}</p>`
          : html`<section>
                <h2>${words.perDay}</h2>
                ${dayChart(perDay, `${words.perDay}: ${words.mostOn(most)}`)}
                <p class="remark">${words.mostOn(most)}</p>
              </section>
              ${catalogue === undefined ? '' : seriesSection(language, catalogue, reads)}
              ${catalogue === undefined ? '' : booksSection(language, catalogue, downloads)}
              ${articlesSection(language, catalogue, reads)}`
      }`,
  };
}

function seriesSection(language: Language, { series }: Catalogue, reads: ReadonlyMap<string, number>): Html {
  const words = countWords[language];
  const readOf = (article: string) => reads.get(article) ?? 0;
  return html`<section>
    <h2>${words.series}</h2>
    ${series.map(({ title, parts, language: tag }) => {
      const first = readOf(parts[0]?.article ?? '');
      const most = Math.max(1, ...parts.map(({ article }) => readOf(article)));
      const rows = parts.map(({ article, title: name, position }): readonly (string | number | Html)[] => [
        html`<span lang="${tag}">${position}. ${name}</span>`,
        readOf(article),
        html`${shareBar(readOf(article) / most)}
        ${first === 0 ? '' : words.share(Math.round((readOf(article) / first) * 100))}`,
      ]);
      const sum = parts.reduce((all, { article }) => all + readOf(article), 0);
      return html`<h3 lang="${tag}">${title}</h3>
        <p class="remark">${words.reads}: ${sum}</p>
        ${dataTable(title, [words.part, words.reads, ''], rows)}`;
    })}
  </section>`;
}

function booksSection(
  language: Language,
  { books }: Catalogue,
  downloads: ReadonlyMap<string, number>,
): Html | string {
  const words = countWords[language];
  const rows = books
    .flatMap(({ title, files }) => files.map((file) => ({ title, ...file })))
    .map(({ title, label, url }) => [title, label, downloads.get(url) ?? 0]);
  if (rows.length === 0) return '';
  return html`<section>
    <h2>${words.downloads}</h2>
    ${dataTable(words.downloads, [words.book, words.file, words.downloads], rows)}
  </section>`;
}

function articlesSection(
  language: Language,
  catalogue: Catalogue | undefined,
  reads: ReadonlyMap<string, number>,
): Html {
  const words = countWords[language];
  const titles = new Map(catalogue?.articles.map(({ article, title }) => [article, title]));
  const rows = [...reads]
    .toSorted(([a, readsOfA], [b, readsOfB]) => readsOfB - readsOfA || (a < b ? -1 : 1))
    .slice(0, 100)
    .map(([article, count]) => [titles.get(article) ?? article, count]);
  return html`<section>
    <h2>${words.articles}</h2>
    ${dataTable(words.articles, [words.article, words.reads], rows)}
  </section>`;
}
