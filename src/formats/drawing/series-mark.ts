const radius = 46;
/** More points than these would run into one another: then one stands for several parts. */
const mostPoints = 72;

/**
 * The mark of a series, drawn from its numbers: a ring with one point for each planned part, filled for those that
 * are out, and lines that tie each of these to the next and to one across the ring. An SVG that takes its colour from the text.
 */
export function drawSeriesMark(planned: number, published: number): string {
  const count = Math.min(planned, mostPoints);
  const filled = Math.round((published / planned) * count);
  const points = Array.from({ length: count }, (_unused, index) => pointOnRing(index, count));
  const out = points.slice(0, filled);
  const strides = [1, Math.max(2, Math.floor(filled / 3))];
  const lines = strides.flatMap((stride) =>
    out.map((from, index) => {
      const to = out[(index + stride) % filled] ?? from;
      return `<path d="M${from.x} ${from.y}L${to.x} ${to.y}"/>`;
    }),
  );
  const dots = points.map(
    ({ x, y }, index) =>
      `<circle cx="${x}" cy="${y}" r="1.5"${index < filled ? ' fill="currentColor"' : ''}/>`,
  );
  return (
    '<svg class="mark" viewBox="-50 -50 100 100" aria-hidden="true" fill="none" stroke="currentColor">' +
    `<g stroke-width=".3">${lines.join('')}</g><g stroke-width=".5">${dots.join('')}</g></svg>`
  );
}

/** The mark as a part of a drawing, in a square at `x` and `y`, for programs that know no current colour. */
export function placeSeriesMark(mark: string, x: number, y: number, size: number, colour: string): string {
  return mark
    .replace('class="mark" ', '')
    .replace('aria-hidden="true" ', '')
    .replace('<svg', `<svg x="${x}" y="${y}" width="${size}" height="${size}"`)
    .replaceAll('currentColor', colour);
}

function pointOnRing(index: number, count: number): { x: string; y: string } {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  return { x: (radius * Math.cos(angle)).toFixed(2), y: (radius * Math.sin(angle)).toFixed(2) };
}
