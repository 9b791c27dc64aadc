import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import { formatTime } from '../web/dates.ts';
import { dataTable } from '../web/data-table.ts';
import { emailField } from '../web/email-field.ts';
import type { Html, Page } from '../web/page.ts';
import { announced } from './announce.ts';
import type { countSubscribers, listAnnouncements, SeriesRow } from './store.ts';
import { newsletterWords } from './words.ts';

export interface SubscribeForm {
  readonly series: readonly SeriesRow[];
  readonly chosen: readonly string[];
  readonly email: string;
  readonly isWrong: boolean;
}

export function subscribePage(
  { base }: Desk,
  language: Language,
  { series, chosen, email, isWrong }: SubscribeForm,
): Page {
  const words = newsletterWords[language];
  const form = html`<form class="desk-form" method="post" action="${base}/newsletter">
    ${emailField(words.email, email, isWrong ? { id: 'problem' } : undefined)}
    <fieldset>
      <legend>${words.series}</legend>
      ${series.map(
        ({ url, title, language: tag }) =>
          html`<label class="choice" lang="${tag}"
            ><input
              type="checkbox"
              name="series"
              value="${url}"
              ${chosen.includes(url) || series.length === 1 ? 'checked' : ''}
            />
            ${title}</label
          > `,
      )}
    </fieldset>
    <p class="honeypot" aria-hidden="true">
      <label>Website <input type="text" name="website" tabindex="-1" autocomplete="off" /></label>
    </p>
    <p><button class="button" type="submit">${words.subscribe}</button></p>
  </form>`;
  return {
    title: words.newsletter,
    status: isWrong ? 422 : 200,
    body: html`<p class="lead">${words.lead}</p>
      ${isWrong ? html`<p class="problem" role="alert" id="problem">${words.wrong}</p>` : ''}
      ${series.length === 0 ? html`<p>${words.noSeries}</p>` : form}`,
  };
}

const plain = (title: string, text: string): Page => ({ title, body: html`<p>${text}</p>` });

export function sentPage(language: Language): Page {
  const words = newsletterWords[language];
  return plain(words.sent, words.sentText);
}

export function confirmedPage(language: Language): Page {
  const words = newsletterWords[language];
  return plain(words.confirmed, words.confirmedText);
}

export function expiredPage({ base }: Desk, language: Language): Page {
  const words = newsletterWords[language];
  return {
    title: words.expired,
    status: 410,
    body: html`<p>${words.expiredText}</p>
      <p><a href="${base}/newsletter">${words.newsletter}</a></p>`,
  };
}

export function unsubscribedPage(language: Language): Page {
  const words = newsletterWords[language];
  return plain(words.unsubscribed, words.unsubscribedText);
}

export function confirmPage({ base }: Desk, language: Language, token: string): Page {
  const words = newsletterWords[language];
  return {
    title: words.confirm,
    body: html`<form class="desk-form" method="post" action="${base}/newsletter/confirm">
      <input type="hidden" name="token" value="${token}" />
      <p><button class="button" type="submit">${words.confirmButton}</button></p>
    </form>`,
  };
}

export function unsubscribePage({ base }: Desk, language: Language, signed: string, series: string): Page {
  const words = newsletterWords[language];
  const button = (name: string, text: string, look: string): Html =>
    html`<p><button class="button${look}" type="submit" name="all" value="${name}">${text}</button></p>`;
  return {
    title: words.unsubscribe,
    body: html`<p>${words.unsubscribeText(series)}</p>
      <form class="desk-form" method="post" action="${base}/newsletter/unsubscribe?s=${signed}">
        ${button('no', words.unsubscribe, '')} ${button('yes', words.unsubscribeAll, ' quiet')}
      </form>`,
  };
}

export function newsletterPage(
  language: Language,
  counts: Awaited<ReturnType<typeof countSubscribers>>,
  past: Awaited<ReturnType<typeof listAnnouncements>>,
): Pick<Page, 'title' | 'body'> {
  const words = newsletterWords[language];
  const mails = past.map(({ content, created_at, queued }) => {
    const { title, parts } = announced.parse(JSON.parse(content));
    return [
      formatTime(created_at, language),
      `${title}: ${parts.map(({ position, title: name }) => `${position}. ${name}`).join(', ')}`,
      queued,
    ];
  });
  return {
    title: words.newsletter,
    body: html`${dataTable(
        words.subscribers,
        [words.series, words.subscribers, words.suspended],
        counts.map(({ title, active, suspended }) => [title, active, suspended]),
      )}
      <section>
        <h2>${words.announcements}</h2>
        ${mails.length === 0 ? html`<p>${words.none}</p>` : dataTable(words.announcements, [words.when, words.what, words.mails], mails)}
      </section>`,
  };
}
