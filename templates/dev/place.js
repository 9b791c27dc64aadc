// Where a reader is on a page, over its reload.

const key = 'kolofon-dev-place';

/** Notes how far the page is scrolled, and where the focus is. */
export function keepPlace() {
  const focus = document.activeElement === document.body ? undefined : pathTo(document.activeElement);
  sessionStorage.setItem(key, JSON.stringify({ href: location.href, x: scrollX, y: scrollY, focus }));
}

/** Goes back there. What is loaded late may move the text, so that it is done again when all is there. */
export function returnToPlace() {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const place = kept === null ? undefined : JSON.parse(kept);
  if (place?.href !== location.href) return;
  const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
  const focused = place.focus === undefined ? null : document.querySelector(place.focus);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  scroll();
  const { scrollY: reached } = window;
  addEventListener('load', () => {
    const hasMoved = Math.abs(scrollY - reached) > 1;
    if (!hasMoved) scroll();
  });
}

/**
 * A selector of an element, by its place in the document or, where it has one, from an id on.
 * @param {Element | null} element
 * @returns {string | undefined}
 */
function pathTo(element) {
  if (element === null) return undefined;
  if (element.id !== '') return `#${CSS.escape(element.id)}`;
  if (element === document.body) return 'body';
  const parent = element.parentElement;
  const above = pathTo(parent);
  if (parent === null || above === undefined) return undefined;
  return `${above} > :nth-child(${[...parent.children].indexOf(element) + 1})`;
}
