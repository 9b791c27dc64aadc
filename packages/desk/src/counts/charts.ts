import { html } from 'hono/html';
import type { Html } from '../web/page.ts';

/** One bar a day, the oldest first. The label is what a screen reader says instead. */
export function dayChart(values: readonly number[], label: string): Html {
  const most = Math.max(1, ...values);
  const [width, height] = [Math.max(values.length, 1) * 8, 120];
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${values.map((value, index) => {
      const tall = Math.round((value / most) * (height - 2));
      return html`<rect x="${index * 8 + 1}" y="${height - tall}" width="6" height="${tall}"></rect>`;
    })}
  </svg>`;
}

/** A bar across its cell: beside a number, so that a screen reader needs no other words. `share` is 0 to 1. */
export function shareBar(share: number): Html {
  const width = Math.round(Math.min(1, share) * 100);
  return html`<svg class="chart share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect x="0" y="0" width="${width}" height="8"></rect>
  </svg>`;
}
