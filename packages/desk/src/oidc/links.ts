import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import type { Html } from '../web/page.ts';
import { oidcWords } from './words.ts';

/** The ways to sign in with an organisation. Links, because the answer to a form may not lead to another host. */
export function organisationLinks(
  { settings, base }: Pick<Desk, 'settings' | 'base'>,
  language: Language,
  next: string,
): Html {
  const { organisations } = settings;
  if (organisations.length === 0) return html``;
  const query = next === '' ? '' : `?next=${encodeURIComponent(next)}`;
  return html`<section>
    <h2>${oidcWords[language].heading}</h2>
    <ul class="ways-in">
      ${organisations.map(
        ({ id, name }) =>
          html`<li><a class="button quiet" href="${base}/oidc/${id}${query}">${name}</a></li> `,
      )}
    </ul>
  </section>`;
}
