import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';

/** Offsets of markup of another dialect, which is reported as a whole. */
export interface ForeignRange {
  readonly start: number;
  readonly end: number;
}

/** The outermost ranges, in order. */
export function findForeign(diagnostics: readonly Diagnostic[]): ForeignRange[] {
  const ranges = diagnostics
    .filter(({ code }) => code === 'dialect-known')
    .map(({ place }) => rangeOf(place))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const outer: ForeignRange[] = [];
  let end = -1;
  for (const range of ranges) {
    if (range.end <= end) continue;
    outer.push(range);
    end = range.end;
  }
  return outer;
}

/** Whether one of the ranges contains a place, in logarithmic time. */
export function isInside(place: Place, ranges: readonly ForeignRange[]): boolean {
  return outerRange(rangeOf(place), ranges) !== undefined;
}

/** Without what is reported of markup inside other markup that is reported. */
export function withoutInner(
  diagnostics: readonly Diagnostic[],
  ranges: readonly ForeignRange[],
): readonly Diagnostic[] {
  return diagnostics.filter(({ code, place }) => {
    if (code !== 'dialect-known') return true;
    const own = rangeOf(place);
    const outer = outerRange(own, ranges);
    return outer === undefined || (outer.start === own.start && outer.end === own.end);
  });
}

function outerRange({ start, end }: ForeignRange, ranges: readonly ForeignRange[]): ForeignRange | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && end <= range.end ? range : undefined;
}

function rangeOf({ start, end = start }: Place): ForeignRange {
  return { start: start.offset, end: end.offset };
}
