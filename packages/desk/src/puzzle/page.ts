import { html } from 'hono/html';
import type { Language } from '../language.ts';
import type { Page } from '../web/page.ts';
import { puzzleWords } from './words.ts';

/** The field in which the solution is sent, as ALTCHA names it. */
export const puzzleField = 'altcha';

interface Sent {
  /** Where the form was sent to, and goes again. */
  readonly action: string;
  readonly fields: ReadonlyMap<string, string>;
  /** What a reader without scripts sends by mail. */
  readonly message: string;
  /** The address to which they send it. */
  readonly address: string;
}

/** Asks the browser to solve a challenge and to send the form again with the solution, which the script does by itself. */
export function puzzlePage(language: Language, puzzle: string, sent: Sent): Page {
  const words = puzzleWords[language];
  return {
    title: words.title,
    script: 'puzzle.js',
    body: html`<p role="status">${words.text}</p>
      <form method="post" action="${sent.action}" data-puzzle="${puzzle}">
        ${[...sent.fields].map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" /> `,
        )}
        <input type="hidden" name="${puzzleField}" />
      </form>
      <noscript>
        <p class="notice">${words.noScript} <a href="mailto:${sent.address}">${sent.address}</a></p>
        <blockquote class="letter-text">${sent.message}</blockquote>
      </noscript>`,
  };
}
