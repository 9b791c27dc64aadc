import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import { dataTable } from '../web/data-table.ts';
import { formatDay } from '../web/dates.ts';
import type { Html, Page } from '../web/page.ts';
import { hasPasskeys } from './ceremonies.ts';
import type { Passkey } from './store.ts';
import { passkeyWords } from './words.ts';

/** The script that asks the browser; without it, `passkeyForm` stays hidden. */
export const passkeyScript = 'passkeys.js';

/** A form that the script shows where the browser has passkeys. It asks `/options` below the action, and sends the answer. */
function passkeyForm(action: string, label: string, kind: 'create' | 'get'): Html {
  return html`<form method="post" action="${action}" data-passkey="${kind}" hidden>
    <input type="hidden" name="response" />
    <button class="button${kind === 'get' ? ' quiet' : ''}" type="submit">${label}</button>
  </form>`;
}

/** The other way in for staff, on the page where they ask for a link. */
export function passkeySignIn({ settings, base }: Desk, language: Language): Html {
  return hasPasskeys(settings)
    ? passkeyForm(`${base}/sign-in/passkey`, passkeyWords[language].signIn, 'get')
    : html``;
}

export function passkeysPage(
  { settings, base }: Desk,
  language: Language,
  passkeys: readonly Passkey[],
): Page {
  const words = passkeyWords[language];
  const heads = [words.device, words.made, words.used, ''];
  const rows = passkeys.map(({ id, device, created_at, used_at }) => {
    const name = device === '' ? words.unknownDevice : device;
    const form = html`<form method="post" action="${base}/staff/passkeys/remove">
      <input type="hidden" name="id" value="${id}" />
      <button class="button quiet" type="submit" aria-label="${words.removeOf(name)}">${words.remove}</button>
    </form>`;
    return [
      name,
      formatDay(created_at, language),
      used_at === null ? words.never : formatDay(used_at, language),
      form,
    ];
  });
  return {
    title: words.passkeys,
    script: passkeyScript,
    body: html`<p class="lead">${words.lead}</p>
      ${passkeys.length === 0 ? html`<p>${words.none}</p>` : dataTable(words.passkeys, heads, rows)}
      ${
        hasPasskeys(settings)
          ? html`${passkeyForm(`${base}/staff/passkeys`, words.add, 'create')}
              <p class="remark" data-no-passkeys>${words.noScript}</p>`
          : html`<p class="notice">${words.impossible}</p>`
      }`,
  };
}

export function refusedPage(language: Language, back: string): Page {
  const words = passkeyWords[language];
  return {
    title: words.refused,
    status: 403,
    body: html`<p>${words.refusedText}</p>
      <p><a class="button" href="${back}">${words.back}</a></p>`,
  };
}
