import type { Words } from '../../../model/words.ts';
import type { Membership } from '../../../model/series.ts';
import { fileOf, type Page } from '../page.ts';
import { cutAt, phraseIn, type CutSentence } from './phrases.ts';
import type { Link } from './layout.ts';
import { drawShelf, type Shelf } from './shelf.ts';
import { hueOfSeries, type Site } from './site.ts';

/** `Del 6 av 26 i serien Key Account Management`, the name of the series a link. */
export interface MembershipLine extends CutSentence {
  readonly hue: number;
  /** For the script, which shows by which series the reader came. */
  readonly seriesId: string;
  readonly series: Link;
  readonly shelf: Shelf;
}

export function viewMembershipLine(
  { series, position, total, planned }: Membership,
  page: Page,
  site: Site,
  words: Words,
): MembershipLine {
  return {
    ...cutAt('series', words, 'partOf', { position, total }),
    hue: hueOfSeries(series, site),
    seriesId: series.id,
    series: {
      ...phraseIn(series.title, series.language, words.language, series.titleHtml),
      href: page.href(fileOf(series.address)),
    },
    shelf: drawShelf(total, planned, position),
  };
}
