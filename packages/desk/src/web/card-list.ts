import { html } from 'hono/html';
import type { Html } from './page.ts';

interface Card {
  /** With the link to it. */
  readonly title: Html;
  readonly state: string;
  readonly isNew?: boolean;
  /** What else there is to know, on one line. Empty ones are left out. */
  readonly facts: readonly string[];
}

/** A list whose entries are read on a phone as well as on a wide screen. */
export function cardList(cards: readonly Card[]): Html {
  return html`<ul class="card-list">
    ${cards.map(
      ({ title, state, isNew = false, facts }) =>
        html`<li class="${isNew ? 'new' : ''}">
          ${title} ${state === '' ? '' : html`<span class="state">${state}</span>`}
          <span class="remark">${facts.filter((fact) => fact !== '').join(' · ')}</span>
        </li>`,
    )}
  </ul>`;
}
