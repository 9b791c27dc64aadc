/**
 * Marks the links to pages of articles that are not published.
 * @param {Record<string, string>} labels The label of each such page, by its path.
 */
export function markLinks(labels) {
  const here = pathOf(location.pathname);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[href]'))) {
    const path = pathOf(link.pathname);
    const label = link.origin === location.origin ? labels[path] : undefined;
    if (label === undefined || path === here) continue;
    const mark = document.createElement('span');
    mark.className = 'kolofon-mark';
    mark.lang = 'en';
    // The space is for whoever listens: a box that begins with one does not show it.
    mark.textContent = ` ${label}`;
    link.append(mark);
  }
}

/** @param {string} pathname */
function pathOf(pathname) {
  return pathname.replace(/(?<=\/)index\.html$/, '');
}
