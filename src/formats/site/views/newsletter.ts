import type { Words } from '../../../model/words.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import type { Site } from './site.ts';

interface NewsletterLink extends Phrase {
  readonly href: string;
}

/** The link to where readers ask for new parts by e-mail. `series` is the URL of the series that is chosen there. */
export function viewNewsletter({ input }: Site, words: Words, series?: string): NewsletterLink | undefined {
  const { newsletter } = input.publication.site;
  if (newsletter === undefined) return undefined;
  const url = new URL(newsletter);
  if (series !== undefined) url.searchParams.set('series', series);
  return { ...phraseIn(words('siteNewsletter'), words.language, words.language), href: url.href };
}
