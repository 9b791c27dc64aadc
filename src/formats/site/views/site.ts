import type { Series } from '../../../model/series.ts';
import type { RenderInput } from '../../format.ts';
import { hueOf } from '../../hue.ts';
import { rememberPer } from '../../../model/memoise.ts';
import type { Lists } from '../lists.ts';

/** What every view is made from. */
export interface Site {
  readonly input: RenderInput;
  /** Words for pages, which `htmlArtifact` settles: each phrase that is not in the language asked for is marked. */
  readonly words: RenderInput['words'];
  /** The style sheet, relative to the folder of the site. */
  readonly style: string;
  /** The script, likewise. */
  readonly script: string;
  /** Chooses light or dark before anything is shown: JavaScript that is in each page. */
  readonly earlyScript: string;
  readonly lists: Lists;
}

const remember = rememberPer<number>();

export function hueOfSeries(series: Series, { input: { publication } }: Site): number {
  return remember(publication, series, () => hueOf(publication.series.indexOf(series)));
}
