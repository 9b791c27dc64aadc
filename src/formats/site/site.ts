import type { Artifact } from '../../model/artifact.ts';
import type { Format, FormatInput } from '../format.ts';
import { collectAssets, copyDownloads, makeStyle, textArtifact } from './assets.ts';
import { renderFormerPages } from './former-pages.ts';
import { notFoundPage, pageAt, type Page } from './page.ts';
import { viewArticle } from './views/article.ts';
import { viewCollection } from './views/collection.ts';
import { viewHome } from './views/home.ts';
import { viewNotFound } from './views/not-found.ts';
import { viewSeries } from './views/series.ts';
import type { Site } from './views/site.ts';

/** The whole publication as static pages, which need no script and no server. */
export const site: Format = {
  id: 'site',
  label: 'Site',
  stage: 'site',
  plan: (input) => [
    {
      title: input.publication.title,
      render: () => Promise.resolve({ value: renderSite(input), diagnostics: [] }),
    },
  ],
};

function renderSite(input: FormatInput): Artifact[] {
  const { publication, templates } = input;
  const style = makeStyle(input);
  const one: Site = { input, style: style.file };
  const render = (name: string, page: Page, view: object): Artifact =>
    textArtifact(page.file, templates.render(`site/${name}`, view));

  const home = pageAt('', publication);
  const lost = notFoundPage(publication);
  return [
    render('home', home, viewHome(home, one)),
    ...publication.series.map((series) => {
      const page = pageAt(series.address, publication);
      return render('series', page, viewSeries(series, page, one));
    }),
    ...publication.books
      .filter(({ kind }) => kind === 'collection')
      .map((book) => {
        const page = pageAt(book.address, publication);
        return render('series', page, viewCollection(book, page, one));
      }),
    ...publication.articles.map((article) => {
      const page = pageAt(article.address, publication);
      return render('article', page, viewArticle(article, page, one));
    }),
    ...renderFormerPages(one),
    render('not-found', lost, viewNotFound(lost, one)),
    ...style.artifacts,
    ...collectAssets(input),
    ...copyDownloads(input),
  ];
}
