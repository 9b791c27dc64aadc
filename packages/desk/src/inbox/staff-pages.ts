import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import { cardList } from '../web/card-list.ts';
import { formatTime } from '../web/dates.ts';
import type { Html, Page } from '../web/page.ts';
import { shorten } from '../web/shorten.ts';
import { letterKinds, letterStates, type Letter } from './letter.ts';
import type { Colleague, FilterChoices, LetterEntry } from './store.ts';
import { inboxWords } from './words.ts';

export interface LetterList {
  readonly letters: readonly Letter[];
  readonly choices: FilterChoices;
  /** What the query of the URL has, by name. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The queries of the pages beside this one. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

export function inboxPage(
  { base }: Desk,
  language: Language,
  { letters, choices, chosen, previous, next }: LetterList,
): Pick<Page, 'title' | 'body'> {
  const words = inboxWords[language];
  const path = `${base}/staff/inbox`;
  const list = (name: string, label: string, options: readonly Option[]) =>
    select({ name, label, options: [{ value: '', text: words.all }, ...options], chosen: chosen[name] });
  const plain = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  const isFiltered = Object.entries(chosen).some(([name, value]) => name !== 'from' && value !== '');
  return {
    title: words.inbox,
    body: html`<details class="filter-box" ${isFiltered ? 'open' : ''}>
        <summary>${words.filter}</summary>
        <form class="desk-form filters" method="get" action="${path}" role="search">
          ${list('state', words.state, [
            { value: 'open', text: words.open },
            ...letterStates.map((value) => ({ value, text: words.states[value] })),
          ])}
          ${list('kind', words.kind, [
            { value: 'report', text: words.reports },
            ...letterKinds.map((value) => ({ value, text: words.kinds[value] })),
          ])}
          ${list('assignee', words.assignee, [{ value: 'me', text: words.mine }])}
          ${list('article', words.article, plain(choices.articles))}
          ${list('series', words.series, plain(choices.series))}
          ${list('edition', words.edition, plain(choices.editions))}
          <p class="field">
            <label for="search">${words.search}</label>
            <input
              id="search"
              type="search"
              name="search"
              maxlength="200"
              value="${chosen['search'] ?? ''}"
            />
          </p>
          <p><button class="button" type="submit">${words.show}</button></p>
        </form>
      </details>
      ${letters.length === 0 ? html`<p>${words.none}</p>` : letterCards(path, language, letters)}
      <p class="actions">
        ${previous === undefined ? '' : html`<a href="${path}?${previous}">${words.previous}</a>`}
        ${next === undefined ? '' : html`<a href="${path}?${next}">${words.next}</a>`}
      </p>
      <p class="remark">
        <a href="${path}/reports.json">${words.exportReports}</a>
      </p>`,
  };
}

function letterCards(path: string, language: Language, letters: readonly Letter[]): Html {
  const words = inboxWords[language];
  return cardList(
    letters.map(({ id, received_at, kind, message, article, name, state }) => ({
      title: html`<a href="${path}/${id}">${shorten(message.replaceAll(/\s+/g, ' '), 160)}</a>`,
      state: words.states[state],
      isNew: state === 'new',
      facts: [
        words.kinds[kind],
        article,
        name === '' ? words.anonymous : name,
        formatTime(received_at, language),
      ],
    })),
  );
}

interface Option {
  readonly value: string;
  readonly text: string;
}

function select({
  name,
  label,
  options,
  chosen = '',
}: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
}): Html {
  return html`<p class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(
        ({ value, text }) =>
          html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`,
      )}
    </select>
  </p>`;
}

export interface LetterDetails {
  readonly letter: Letter;
  readonly entries: readonly LetterEntry[];
  readonly staff: readonly Colleague[];
  /** What was not taken, with the text that was written. */
  readonly refused?: { readonly kind: 'note' | 'reply'; readonly text: string; readonly isLate: boolean };
}

export function letterPage(
  desk: Desk,
  language: Language,
  { letter, entries, staff, refused }: LetterDetails,
): Pick<Page, 'title' | 'body' | 'status'> {
  const words = inboxWords[language];
  const path = `${desk.base}/staff/inbox/${letter.id}`;
  const version = html`<input type="hidden" name="version" value="${letter.version}" />`;
  const writing = (kind: 'note' | 'reply', label: string, button: string, hint?: string): Html =>
    html`<form class="desk-form" method="post" action="${path}/${kind}">
      ${version}
      <p class="field">
        <label for="${kind}">${label}</label>
        ${hint === undefined ? '' : html`<span class="remark" id="${kind}-hint">${hint}</span>`}
        <textarea
          id="${kind}"
          name="text"
          rows="${kind === 'reply' ? 10 : 3}"
          maxlength="20000"
          required
          ${hint === undefined ? '' : html`aria-describedby="${kind}-hint"`}
        >
${refused?.kind === kind ? refused.text : ''}</textarea>
      </p>
      <p><button class="button${kind === 'note' ? ' quiet' : ''}" type="submit">${button}</button></p>
    </form>`;
  return {
    title: `${words.kinds[letter.kind]}${letter.article === '' ? '' : `: ${letter.article}`}`,
    status: refused === undefined ? 200 : refused.isLate ? 409 : 422,
    body: html`<p><a href="${desk.base}/staff/inbox">${words.list}</a></p>
      ${
        refused === undefined
          ? ''
          : html`<p class="notice" role="alert">${refused.isLate ? words.conflict : words.wrongText}</p>`
      }
      <blockquote class="letter-text">${letter.message}</blockquote>
      ${
        letter.quote === ''
          ? ''
          : html`<p class="remark">${words.quoted}:</p>
              <blockquote class="letter-text">${letter.quote}</blockquote>`
      }
      ${facts(desk, language, letter)}
      <div class="actions">
        <form class="desk-form inline" method="post" action="${path}/state">
          ${version}
          ${select({
            name: 'state',
            label: words.state,
            options: letterStates.map((value) => ({ value, text: words.states[value] })),
            chosen: letter.state,
          })}
          <p><button class="button quiet" type="submit">${words.setState}</button></p>
        </form>
        <form class="desk-form inline" method="post" action="${path}/assignee">
          ${version}
          ${select({
            name: 'assignee',
            label: words.assignee,
            options: [
              { value: '', text: words.nobody },
              ...staff.map(({ id, name, email }) => ({ value: id, text: name === '' ? email : name })),
            ],
            chosen: letter.assignee ?? '',
          })}
          <p><button class="button quiet" type="submit">${words.assign}</button></p>
        </form>
      </div>
      ${entries.length === 0 ? '' : history(language, entries)}
      <section>
        ${
          letter.email === ''
            ? html`<p>${words.noAddress}</p>`
            : writing('reply', words.reply, words.sendReply, words.replyText(letter.email))
        }
      </section>
      <section>${writing('note', words.note, words.addNote)}</section>
      ${entries.some(({ kind }) => kind === 'reply') ? draftLinks(path, language, letter) : ''}
      <section>
        <h2>${words.delete}</h2>
        <form class="desk-form" method="post" action="${path}/delete">
          <label class="choice"
            ><input type="checkbox" name="sure" value="yes" required /> ${words.deleteSure}</label
          >
          <p><button class="button danger" type="submit">${words.delete}</button></p>
        </form>
      </section>`,
  };
}

function facts({ settings }: Desk, language: Language, letter: Letter): Html {
  const words = inboxWords[language];
  const rows: readonly (readonly [string, string | Html])[] = [
    [words.from, letter.name],
    ['E-mail', letter.email],
    [words.article, articleLink(settings.site, letter)],
    [words.series, letter.series],
    [words.part, letter.part],
    [words.edition, letter.edition],
    [words.received, formatTime(letter.received_at, language)],
  ];
  return html`<dl class="facts-list">
    ${rows
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
}

/** A link only into the publication: a reader can send any address. */
function articleLink(site: string, { article, address }: Letter): string | Html {
  const text = article === '' ? address : article;
  return address === site || address.startsWith(`${site}/`) ? html`<a href="${address}">${text}</a>` : text;
}

function history(language: Language, entries: readonly LetterEntry[]): Html {
  const words = inboxWords[language];
  return html`<section>
    <h2>${words.history}</h2>
    <ol class="letter-history">
      ${entries.map(
        ({ kind, text, author, created_at }) =>
          html`<li>
            <p class="remark">
              ${words.entries[kind]} · ${author ?? words.gone} · ${formatTime(created_at, language)}
            </p>
            <p class="letter-text">${kind === 'state' ? stateName(language, text) : text}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

function stateName(language: Language, state: string): string {
  const found = letterStates.find((one) => one === state);
  return found === undefined ? state : inboxWords[language].states[found];
}

function draftLinks(path: string, language: Language, { id }: Letter): Html {
  const words = inboxWords[language];
  return html`<section>
    <h2>${words.makeArticle}</h2>
    <p>${words.makeArticleText}</p>
    <p><a class="button quiet" href="${path}/article.md">${words.downloadDraft}</a></p>
    <p>${words.orCommand}</p>
    <pre><code>kolofon desk export article ${id}</code></pre>
  </section>`;
}
