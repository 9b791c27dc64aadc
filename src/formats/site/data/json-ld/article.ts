import type { Article } from '../../../../model/series.ts';
import { socialImageOf } from '../../social/social-images.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { lastChange } from '../dates.ts';
import {
  describeLicense,
  describePeople,
  describePublisher,
  describeBreadcrumbs,
  type JsonLdNode,
} from './json-ld.ts';

/** An article, and the ways to it: one through each of its series. */
export function describeArticle(article: Article, site: Site): JsonLdNode[] {
  const { title, summary, language, authors, published, memberships, tags, access, isReadable } = article;
  const { publication } = site.input;
  const url = publicUrl(site, article.address);
  const home = { name: publication.title, url: publicUrl(site, '') };
  const series = memberships.map((membership) => ({
    position: membership.position,
    name: membership.series.title,
    url: publicUrl(site, membership.series.address),
  }));
  const here = { name: title, url };
  const isOpen = access === 'public';
  return [
    {
      '@type': 'Article',
      '@id': url,
      url,
      mainEntityOfPage: url,
      headline: title,
      description: summary,
      image: publication.site.hasSocialImages
        ? publicUrl(site, socialImageOf({ kind: 'article', article }, site.input).file)
        : undefined,
      datePublished: published,
      dateModified: lastChange(article),
      author: describePeople(authors),
      publisher: describePublisher(publication),
      inLanguage: language,
      keywords: tags.length === 0 ? undefined : tags,
      license: describeLicense(article.license),
      wordCount: isReadable ? article.document.wordCount : undefined,
      isPartOf:
        series.length === 0 ? undefined : series.map((one) => ({ '@type': 'CreativeWorkSeries', ...one })),
      isAccessibleForFree: isOpen,
      // Google, "Structured data for subscription and paywalled content".
      hasPart: isOpen
        ? undefined
        : { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.protected' },
    },
    ...(series.length === 0 ? [[home, here]] : series.map((one) => [home, one, here])).map(
      describeBreadcrumbs,
    ),
  ];
}
