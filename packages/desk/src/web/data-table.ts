import { html } from 'hono/html';
import type { Html } from './page.ts';

type Cell = string | number | Html;

/** A table that scrolls sideways where it is too wide. A head without a text is none. */
export function dataTable(label: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="desk-table" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
