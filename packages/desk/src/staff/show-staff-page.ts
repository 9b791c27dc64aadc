import type { Desk } from '../desk.ts';
import type { DeskContext } from '../web/environment.ts';
import { showPage, type Page } from '../web/page.ts';

/** A page for staff: wide, and with the menu of all areas. */
export function showStaffPage(
  c: DeskContext,
  desk: Desk,
  page: Omit<Page, 'links' | 'isWide'>,
): Response | Promise<Response> {
  const language = c.get('language');
  const links = desk.staffPages.map(({ path, title }) => ({ href: desk.base + path, text: title(language) }));
  return showPage(c, desk, { ...page, links, isWide: true });
}
