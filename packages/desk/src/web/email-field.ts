import { html } from 'hono/html';
import type { Html } from './page.ts';

/** What is wrong with an address: the id of the text that says so, and that text, unless it is elsewhere on the page. */
interface Problem {
  readonly id: string;
  readonly text?: string;
}

/** The field for an e-mail address, with what was written and what is wrong with it. */
export function emailField(label: string, value = '', problem?: Problem): Html {
  return html`<p class="field">
    <label for="email">${label}</label>
    <input
      id="email"
      type="email"
      name="email"
      autocomplete="email"
      maxlength="254"
      required
      value="${value}"
      ${problem === undefined ? '' : html`aria-invalid="true" aria-describedby="${problem.id}"`}
    />
    ${problem?.text === undefined ? '' : html`<span class="problem" id="${problem.id}">${problem.text}</span>`}
  </p>`;
}
