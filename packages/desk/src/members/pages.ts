import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import type { AuditRow } from '../staff/audit.ts';
import { formatDay } from '../web/dates.ts';
import { cardList } from '../web/card-list.ts';
import { dataTable } from '../web/data-table.ts';
import type { Html, Page } from '../web/page.ts';
import type { Grant } from './member-until.ts';
import { roles, type PersonRow } from './people.ts';
import type { ListedPerson } from './store.ts';
import { memberWords } from './words.ts';

export interface MemberList {
  readonly search: string;
  readonly people: readonly ListedPerson[];
  readonly isCut: boolean;
  readonly wrongInvitation?: boolean;
}

export function membersPage(
  { base }: Desk,
  language: Language,
  list: MemberList,
): Pick<Page, 'title' | 'body' | 'status'> {
  const words = memberWords[language];
  const { people } = list;
  return {
    title: words.members,
    status: list.wrongInvitation === true ? 422 : 200,
    body: html`<form class="desk-form" method="get" action="${base}/staff/members" role="search">
        <p class="field">
          <label for="search">${words.search}</label>
          <input id="search" type="search" name="search" maxlength="200" value="${list.search}" />
        </p>
        <p><button class="button" type="submit">${words.searchButton}</button></p>
      </form>
      <p class="remark">${list.isCut ? words.foundMany(people.length) : words.found(people.length)}</p>
      ${cardList(
        people.map(({ id, email, name, role }) => ({
          title: html`<a href="${base}/staff/members/${id}">${email}</a>`,
          state: role === null ? '' : (words.roles[role] ?? role),
          facts: [name],
        })),
      )}
      <section>
        <h2>${words.invite}</h2>
        ${list.wrongInvitation === true ? html`<p class="problem" role="alert">${words.wrongInvitation}</p>` : ''}
        <form class="desk-form" method="post" action="${base}/staff/members">
          ${field('email', words.email, 'email')}
          ${field('name', `${words.name} (${words.optional})`, 'text')}
          ${field('ends', `${words.ends} (${words.optional})`, 'date')}
          <p><button class="button" type="submit">${words.inviteButton}</button></p>
        </form>
      </section>`,
  };
}

function field(name: string, label: string, type: string): Html {
  return html`<p class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" type="${type}" name="${name}" maxlength="254" ${type === 'email' ? 'required' : ''} />
  </p>`;
}

export interface MemberDetails {
  readonly person: PersonRow;
  readonly grants: readonly Grant[];
  readonly isOwner: boolean;
}

export function memberPage(
  { base }: Desk,
  language: Language,
  { person, grants, isOwner }: MemberDetails,
): Pick<Page, 'title' | 'body'> {
  const words = memberWords[language];
  const path = `${base}/staff/members/${person.id}`;
  return {
    title: person.name === '' ? person.email : person.name,
    body: html`<dl class="facts-list">
        <dt>${words.email}</dt>
        <dd>${person.email}</dd>
        <dt>${words.role}</dt>
        <dd>${words.roles[person.role ?? '']}</dd>
      </dl>
      <section>
        <h2>${words.reasons}</h2>
        ${grants.length === 0 ? html`<p>${words.noReasons}</p>` : grantTable(language, grants)}
      </section>
      <div class="actions">
        ${button(`${path}/end`, words.endMembership)} ${button(`${path}/sign-out`, words.signOutAll)}
        <a href="${path}/export">${words.export}</a>
      </div>
      ${isOwner && person.role !== 'owner' ? roleForm(path, language, person.role) : ''}
      ${
        isOwner && person.role !== 'owner'
          ? html`<section>
              <h2>${words.erase}</h2>
              <p>${words.eraseText}</p>
              <form class="desk-form" method="post" action="${path}/erase">
                <label class="choice"
                  ><input type="checkbox" name="sure" value="yes" required /> ${words.eraseSure}</label
                >
                <p><button class="button danger" type="submit">${words.erase}</button></p>
              </form>
            </section>`
          : ''
      }`,
  };
}

function grantTable(language: Language, grants: readonly Grant[]): Html {
  const words = memberWords[language];
  return dataTable(
    words.reasons,
    [words.membership, words.from, words.until],
    grants.map(({ kind, starts_at, ends_at }) => [
      words.reason[kind] ?? kind,
      formatDay(starts_at, language),
      ends_at === null ? words.noEnd : formatDay(ends_at - 1, language),
    ]),
  );
}

function button(action: string, text: string): Html {
  return html`<form method="post" action="${action}">
    <button class="button quiet" type="submit">${text}</button>
  </form>`;
}

function roleForm(path: string, language: Language, current: string | null): Html {
  const words = memberWords[language];
  const options = ['', ...roles.filter((role) => role !== 'owner')];
  return html`<form class="desk-form" method="post" action="${path}/role">
    <p class="field">
      <label for="role">${words.role}</label>
      <select id="role" name="role">
        ${options.map(
          (role) =>
            html`<option value="${role}" ${role === (current ?? '') ? 'selected' : ''}>
              ${words.roles[role]}
            </option>`,
        )}
      </select>
    </p>
    <p><button class="button quiet" type="submit">${words.setRole}</button></p>
  </form>`;
}

export function auditPage(language: Language, entries: readonly AuditRow[]): Pick<Page, 'title' | 'body'> {
  const words = memberWords[language];
  return {
    title: words.audit,
    body: dataTable(
      words.audit,
      [words.when, words.who, words.what, words.whom, words.details],
      entries.map(({ at, actor, actor_email, action, target_email, details }) => [
        html`<time>${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}</time>`,
        actor === 'command' ? words.command : (actor_email ?? words.gone),
        action,
        target_email ?? '',
        describeDetails(details),
      ]),
    ),
  };
}

function describeDetails(json: string): string {
  const details = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}

export function joinPage({ base, settings }: Desk, language: Language, more?: Html): Page {
  const words = memberWords[language];
  const { trialDays } = settings.members;
  const trial = html`<p class="lead">${words.trialLead(trialDays)}</p>
    <form class="desk-form" method="post" action="${base}/join">
      ${field('email', words.email, 'email')}
      <p><button class="button" type="submit">${words.trialButton}</button></p>
    </form>`;
  return {
    title: words.join,
    body: html`${more ?? ''} ${trialDays > 0 ? trial : ''}
    ${trialDays === 0 && more === undefined ? html`<p>${words.joinText}</p>` : ''}`,
  };
}
