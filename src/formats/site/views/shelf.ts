/** A drawing of a series as books on a shelf: one back for each part, or for some in a row, the one being read standing out. */
export interface Shelf {
  readonly width: number;
  readonly height: number;
  /** SVG path data, strokes of 4 units. */
  readonly published: string;
  readonly planned: string;
  readonly current: string;
}

/** More could not be distinguished. */
const mostBacks = 500;

const pitch = 6;
const height = 18;
const stub = 4;
const backs = [13, 11, 14, 12, 10, 13, 12, 14, 11];

/** `position` counts from 1. A part that is only planned is a stub. */
export function drawShelf(publishedParts: number, plannedParts: number, part?: number): Shelf {
  const partsPerBack = Math.ceil(Math.max(publishedParts, plannedParts) / mostBacks);
  const backOf = (count: number) => Math.ceil(count / partsPerBack);
  const [published, planned] = [backOf(publishedParts), backOf(plannedParts)];
  const position = part === undefined ? undefined : backOf(part);
  const parts = Array.from({ length: Math.max(published, planned) }, (_, index) => index + 1);
  return {
    width: parts.length * pitch,
    height,
    published: drawBacks(parts.slice(0, published).filter((part) => part !== position)),
    planned: drawBacks(parts.slice(published), stub),
    current: position === undefined ? '' : drawBacks([position], height),
  };
}

function drawBacks(parts: readonly number[], tall?: number): string {
  return parts
    .map((part) => `M${part * pitch - pitch / 2} ${height}v-${tall ?? backs[part % backs.length] ?? height}`)
    .join('');
}
