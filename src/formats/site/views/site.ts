import type { Series } from '../../../model/publication.ts';
import type { FormatInput } from '../../format.ts';
import { hueOf } from '../../hue.ts';

/** What every view is made from. */
export interface Site {
  readonly input: FormatInput;
  /** The style sheet, relative to the folder of the site. */
  readonly style: string;
}

export function hueOfSeries(series: Series, { input }: Site): number {
  return hueOf(input.publication.series.indexOf(series));
}
