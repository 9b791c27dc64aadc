import type { Artifact } from '../artifact.ts';
import type { Format, RenderInput } from '../format.ts';
import { everything, pageOf, seriesOf, type Dependencies } from '../../model/dependencies.ts';
import { collectAssets, copyDownloads, htmlArtifact, makeStyle } from './assets.ts';
import { markBorrowed } from '../borrowed-words.ts';
import { makeScript } from './script.ts';
import { findLists } from './lists.ts';
import { downloadsAddress } from './data/addresses.ts';
import { makeChecksums } from './data/checksums.ts';
import { makeCovers } from './data/covers.ts';
import { makeFeeds } from './data/feeds/make-feeds.ts';
import { makeLlmsList } from './data/llms-list.ts';
import { makeCatalogJson } from './data/opds/catalog-json.ts';
import { makeCatalog } from './data/opds/catalog.ts';
import { makeRobots, makeIcon, copyStaticFiles } from './root-files.ts';
import { makeSitemap } from './data/sitemap.ts';
import { renderFormerPages } from './former-pages.ts';
import { notFoundPage, pageAt, type Page } from './page.ts';
import { collectCopies } from './pictures/plan-copies.ts';
import { socialImages } from './social/social-images.ts';
import { renderSearch } from './search/render-search.ts';
import { viewArticle } from './views/article.ts';
import { viewCollection } from './views/collection.ts';
import { viewDownloadsPage } from './views/downloads-page.ts';
import { viewHome } from './views/home.ts';
import { viewNotFound } from './views/not-found.ts';
import { viewSeries } from './views/series.ts';
import type { Site } from './views/site.ts';

/** The whole publication as static pages, which need no server, and a script for nothing but the search. */
export const site: Format = {
  id: 'site',
  label: 'Site',
  stage: 'site',
  plan: (input) => [
    {
      title: input.publication.title,
      prepare: () => Promise.resolve(() => Promise.resolve({ value: renderSite(input), diagnostics: [] })),
    },
  ],
};

function renderSite(input: RenderInput): Artifact[] {
  const { publication, templates } = input;
  const style = makeStyle(input);
  const script = makeScript(input);
  const one: Site = {
    input,
    words: markBorrowed(input.words),
    style: style.file,
    script: script.file,
    earlyScript: templates.text('site/scripts/appearance-early.js').trim(),
    lists: findLists(input.publication),
  };
  const render = (name: string, page: Page, dependsOn: Dependencies, view: () => object): Artifact =>
    htmlArtifact(page.file, dependsOn, () => templates.render(`site/${name}`, view()));

  const home = pageAt('', publication);
  const downloads = pageAt(downloadsAddress(input), publication);
  const lost = notFoundPage(publication);
  const pages = [
    render('home', home, everything, () => viewHome(home, one)),
    ...publication.series.map((series) => {
      const page = pageAt(series.address, publication);
      return render('series', page, ['settings', 'site', seriesOf(series)], () =>
        viewSeries(series, page, one),
      );
    }),
    ...publication.books
      .filter(({ kind }) => kind === 'collection')
      .map((book) => {
        const page = pageAt(book.address, publication);
        return render('series', page, everything, () => viewCollection(book, page, one));
      }),
    ...publication.articles.map((article) => {
      const page = pageAt(article.address, publication);
      return render('article', page, pageOf(article), () => viewArticle(article, page, one));
    }),
    ...(publication.site.hasSearch ? renderSearch(one) : []),
    ...(input.downloads.length === 0
      ? []
      : [render('downloads', downloads, everything, () => viewDownloadsPage(downloads, one))]),
    render('not-found', lost, everything, () => viewNotFound(lost, one)),
    ...style.artifacts,
    ...makeIcon(input),
    script.artifact,
    ...collectAssets(input),
    ...collectCopies(input),
    // Their addresses are those of the open site.
    ...(publication.site.hasSocialImages && publication.audience === 'everyone' ? socialImages(input) : []),
    ...copyDownloads(input),
    ...makeCovers(one),
    ...makeChecksums(one),
    ...makeCatalog(one),
    ...makeCatalogJson(one),
    ...makeFeeds(one),
    ...makeSitemap(one),
    ...makeRobots(one),
    ...makeLlmsList(one),
  ];
  return [
    ...pages,
    ...renderFormerPages(one, new Set(pages.map(({ path }) => path))),
    ...copyStaticFiles(input),
  ];
}
