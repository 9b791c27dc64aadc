import { html } from 'hono/html';
import type { StaffPage } from '../contributions.ts';
import type { Desk } from '../desk.ts';
import type { DeskContext } from '../web/environment.ts';
import { showPage, type Page } from '../web/page.ts';
import { staffOf } from './guard.ts';
import { staffWords } from './words.ts';

/** A page for staff: wide, and with the menu of the areas that their role opens. */
export function showStaffPage(
  c: DeskContext,
  desk: Desk,
  page: Omit<Page, 'links' | 'isWide'>,
): Response | Promise<Response> {
  const language = c.get('language');
  const links = staffPagesFor(c, desk).map(({ path, title }) => ({
    href: desk.base + path,
    text: title(language),
  }));
  const body = html`${page.body}
    <form class="sign-out" method="post" action="${desk.base}/sign-out">
      <button class="button quiet" type="submit">${staffWords[language].signOut}</button>
    </form>`;
  return showPage(c, desk, { ...page, body, links, isWide: true });
}

/** The pages in the menu of whoever is signed in. */
export function staffPagesFor(c: DeskContext, { staffPages }: Desk): readonly StaffPage[] {
  const { role } = staffOf(c);
  return staffPages.filter(({ roles }) => roles.some((one) => one === role));
}
