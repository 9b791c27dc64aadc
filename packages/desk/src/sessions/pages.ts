import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import { organisationLinks } from '../oidc/links.ts';
import { formatDay } from '../web/dates.ts';
import { passkeyScript, passkeySignIn } from '../passkeys/pages.ts';
import { emailField } from '../web/email-field.ts';
import type { Html, Page } from '../web/page.ts';
import type { Purpose } from './purpose.ts';
import type { CurrentSession, Device } from './store.ts';
import { sessionWords } from './words.ts';

interface SignInForm {
  readonly purpose: Purpose;
  readonly next: string;
  readonly email?: string;
  readonly isWrong?: boolean;
}

export function signInPage(desk: Desk, language: Language, form: SignInForm): Page {
  const { base } = desk;
  const words = sessionWords[language];
  const { isWrong = false } = form;
  return {
    title: form.purpose === 'staff' ? words.staffSignIn : words.signIn,
    status: isWrong ? 422 : 200,
    ...(form.purpose === 'staff' ? { script: passkeyScript } : {}),
    body: html`<p class="lead">${words.signInLead}</p>
      <form class="desk-form" method="post" action="${base}/sign-in">
        <input type="hidden" name="purpose" value="${form.purpose}" />
        <input type="hidden" name="next" value="${form.next}" />
        ${emailField(words.email, form.email, isWrong ? { id: 'email-problem', text: words.badEmail } : undefined)}
        <p><button class="button" type="submit">${words.send}</button></p>
      </form>
      ${form.purpose === 'reader' ? organisationLinks(desk, language, form.next) : passkeySignIn(desk, language)}`,
  };
}

export function sentPage({ base }: Desk, language: Language): Page {
  const words = sessionWords[language];
  return {
    title: words.sent,
    body: html`<p>${words.sentText}</p>
      <p><a href="${base}/sign-in">${words.sentAgain}</a></p>`,
  };
}

export function confirmPage({ base }: Desk, language: Language, token: string): Page {
  const words = sessionWords[language];
  return {
    title: words.confirm,
    body: html`<p>${words.confirmText}</p>
      <form method="post" action="${base}/sign-in/link">
        <input type="hidden" name="token" value="${token}" />
        <button class="button" type="submit">${words.confirmButton}</button>
      </form>`,
  };
}

export function expiredPage({ base }: Desk, language: Language): Page {
  const words = sessionWords[language];
  return {
    title: words.expired,
    status: 410,
    body: html`<p>${words.expiredText}</p>
      <p><a class="button" href="${base}/sign-in">${words.signIn}</a></p>`,
  };
}

export interface Account {
  readonly session: CurrentSession;
  readonly devices: readonly Device[];
  /** In milliseconds, Infinity without an end, 0 for nobody. */
  readonly memberUntil: number;
  /** What other domains add: to manage a payment. */
  readonly more?: Html;
}

export function accountPage({ base }: Desk, language: Language, account: Account): Page {
  const words = sessionWords[language];
  const { session, devices } = account;
  return {
    title: words.account,
    body: html`<dl class="facts-list">
        <dt>${words.signedInAs}</dt>
        <dd>${session.name === '' ? '' : `${session.name}, `}${session.email}</dd>
        <dt>${words.membership}</dt>
        <dd>${describeMembership(account.memberUntil, language)}</dd>
      </dl>
      ${account.more ?? ''}
      <section>
        <h2>${words.devices}</h2>
        <p class="remark">${words.devicesText}</p>
        <ul class="devices-list">
          ${devices.map((device) => deviceItem(base, language, device, session.id))}
        </ul>
      </section>
      <div class="actions">
        <form method="post" action="${base}/sign-out">
          <button class="button" type="submit">${words.signOut}</button>
        </form>
        <form method="post" action="${base}/account/sessions">
          <button class="button quiet" type="submit">${words.signOutAll}</button>
        </form>
      </div>`,
  };
}

function describeMembership(until: number, language: Language): string {
  const words = sessionWords[language];
  if (until === 0) return words.noMember;
  return until === Infinity ? words.memberForever : words.memberUntil(formatDay(until - 1, language));
}

function deviceItem(base: string, language: Language, device: Device, current: string): Html {
  const words = sessionWords[language];
  const name = device.device === '' ? words.unknownDevice : device.device;
  const isCurrent = device.id === current;
  const label = `${words.endSession}: ${name}`;
  return html`<li>
    <span>
      ${name}${isCurrent ? html` <strong>(${words.thisDevice})</strong>` : ''}
      <span class="remark">${words.usedOn(formatDay(device.used_at, language))}</span>
    </span>
    ${
      isCurrent
        ? ''
        : html`<form method="post" action="${base}/account/sessions">
            <input type="hidden" name="id" value="${device.id}" />
            <button class="button quiet" type="submit" aria-label="${label}">${words.endSession}</button>
          </form>`
    }
  </li>`;
}
