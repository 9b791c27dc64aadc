import type { Series } from '../../../model/publication.ts';
import type { FormatInput } from '../../format.ts';

/** What every view is made from. */
export interface Site {
  readonly input: FormatInput;
  /** The style sheet, relative to the folder of the site. */
  readonly style: string;
}

const hues = 6;

/** The colour of a series, from 1: a reader who meets it again knows it by that. */
export function hueOf(series: Series, { input }: Site): number {
  return (input.publication.series.indexOf(series) % hues) + 1;
}
