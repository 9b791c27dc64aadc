import type { Series } from '../../../model/publication.ts';
import type { FormatInput } from '../../format.ts';

/** What every view is made from. */
export interface Site {
  readonly input: FormatInput;
  /** The style sheet, relative to the folder of the site. */
  readonly style: string;
}

const hues = 6;

/** The colour of a book, from 1: a reader who meets its series again knows it by that. */
export function hueOf(hue: number): number {
  return (hue % hues) + 1;
}

export function hueOfSeries(series: Series, { input }: Site): number {
  return hueOf(input.publication.series.indexOf(series));
}
