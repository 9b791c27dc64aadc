import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import type { Sent } from '../web/forms.ts';
import type { Html, Page } from '../web/page.ts';
import { letterKinds } from './letter.ts';
import { inboxWords } from './words.ts';

export function thanksPage({ settings }: Desk, language: Language): Page {
  const words = inboxWords[language];
  return {
    title: words.thanks,
    body: html`<p>${words.thanksText}</p>
      <p>${words.thanksReply}</p>
      <p><a href="${settings.site}/">${words.back}</a></p>`,
  };
}

/** What the page of the article added. */
const hidden = ['article', 'address', 'series', 'part', 'edition'] as const;

type Wrong = Extract<Sent<unknown>, { isRight: false }>;

/** The form again with everything that the reader wrote, and what is wrong with it. */
export function letterAgainPage({ base }: Desk, language: Language, path: string, form: Wrong): Page {
  const words = inboxWords[language];
  const isQuestion = path === '/questions';
  const optional = isQuestion ? '' : ` (${words.optional})`;
  const field = (name: 'message' | 'quote' | 'name' | 'email', label: string, control: Html): Html =>
    html`<p class="field">
      <label for="${name}">${label}</label>
      ${control} ${problem(name)}
    </p>`;
  const problem = (name: 'kind' | 'message' | 'quote' | 'name' | 'email'): Html | '' =>
    form.wrong.includes(name)
      ? html`<span class="problem" id="${name}-problem">${words.wrong[name]}</span>`
      : '';
  const marks = (name: string): Html | '' =>
    form.wrong.includes(name) ? html`aria-invalid="true" aria-describedby="${name}-problem"` : '';
  const input = (name: 'name' | 'email'): Html =>
    html`<input
      id="${name}"
      type="${name === 'email' ? 'email' : 'text'}"
      name="${name}"
      autocomplete="${name}"
      value="${form.text(name)}"
      ${isQuestion ? 'required' : ''}
      ${marks(name)}
    />`;
  return {
    title: words.again,
    status: 422,
    body: html`<p class="notice" role="alert">${words.againText}</p>
      <form class="desk-form" method="post" action="${base}${path}">
        ${hidden.map((name) => html`<input type="hidden" name="${name}" value="${form.text(name)}" />`)}
        ${
          isQuestion
            ? ''
            : html`<fieldset>
                <legend>${words.fields.kind}</legend>
                ${letterKinds
                  .filter((kind) => kind !== 'question')
                  .map(
                    (kind) =>
                      html`<label class="choice"
                        ><input
                          type="radio"
                          name="kind"
                          value="${kind}"
                          required
                          ${form.text('kind') === kind ? 'checked' : ''}
                        />
                        ${words.kinds[kind]}</label
                      > `,
                  )}
                ${problem('kind')}
              </fieldset>`
        }
        ${field(
          'message',
          words.fields.message,
          html`<textarea id="message" name="message" rows="8" maxlength="4000" required ${marks('message')}>
${form.text('message')}</textarea>`,
        )}
        ${field(
          'quote',
          `${words.fields.quote} (${words.optional})`,
          html`<textarea id="quote" name="quote" rows="2" ${marks('quote')}>${form.text('quote')}</textarea>`,
        )}
        ${field('name', words.fields.name + optional, input('name'))}
        ${field('email', words.fields.email + optional, input('email'))}
        <p class="field">
          <label class="choice"
            ><input
              type="checkbox"
              name="consent"
              value="yes"
              required
              ${form.text('consent') === 'yes' ? 'checked' : ''}
            />
            ${words.consent}</label
          >
          ${form.wrong.includes('consent') ? html`<span class="problem">${words.noConsent}</span>` : ''}
        </p>
        <p><button class="button" type="submit">${words.send}</button></p>
      </form>`,
  };
}
