import type { Artifact } from '../../artifact.ts';
import type { Article } from '../../../model/series.ts';
import { textArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';
import { publicUrl } from './addresses.ts';

/** The open articles by series, for language models (llmstxt.org), where the editor wants it. */
export function makeLlmsList(site: Site): Artifact[] {
  const { publication, words } = site.input;
  if (!publication.site.hasLlmsList || publication.audience !== 'everyone') return [];
  const lists = [
    ...publication.series.map(({ title, memberships }) => ({
      title,
      articles: memberships.map(({ article }) => article),
    })),
    {
      title: words(publication.language)('siteSingle'),
      articles: publication.articles.filter(({ memberships }) => memberships.length === 0),
    },
  ];
  const sections = lists.flatMap(({ title, articles }) => {
    const open = articles.filter(({ access }) => access === 'public');
    if (open.length === 0) return [];
    return [`## ${plain(title)}`, open.map((article) => describe(article, site)).join('\n')];
  });
  const blocks = [`# ${plain(publication.title)}`, `> ${plain(publication.summary)}`, ...sections];
  return [textArtifact('llms.txt', `${blocks.join('\n\n')}\n`)];
}

function describe({ title, address, summary }: Article, site: Site): string {
  return `- [${plain(title)}](${publicUrl(site, address)}): ${plain(summary)}`;
}

/** A text that is only text in Markdown (CommonMark, section 2.4), on one line. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#&|~]/g, '\\$&');
}
