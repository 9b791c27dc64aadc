// Keeps a page of `kolofon dev` as it would be after the last build: it is loaded again when something of it has
// changed, and problems are shown over it.
import { showConnection, showProblems } from './overlay.js';
import { markLinks } from './marks.js';
import { keepPlace, returnToPlace } from './place.js';

/** @typedef {{ moment: string, base: string, files: string[], unpublished: Record<string, string>, digest: string }} PageFacts */
/** @typedef {{ moment: string, changed: string[], isNew: boolean, problems: import('./overlay.js').ProblemList }} News */

const mark = 'script[data-kolofon]';
const facts = factsOf(document);
let { moment } = facts;
/** @type {EventSource | undefined} */
let source;
let isLeaving = false;

returnToPlace();
markLinks(facts.unpublished);
listen();
// A browser opens six connections to a server: a page that nobody sees gives its own back.
document.addEventListener('visibilitychange', () => {
  source?.close();
  if (!document.hidden) listen();
});
addEventListener('pagehide', () => {
  source?.close();
  showConnection(true);
});

function listen() {
  source = new EventSource(`/--kolofon/events?since=${encodeURIComponent(moment)}`);
  source.addEventListener('open', () => showConnection(true));
  source.addEventListener('message', ({ data }) => void hear(JSON.parse(data)));
  source.addEventListener('error', ({ target }) => {
    showConnection(false);
    // A browser gives up after an answer of another kind, such as that of another server at this port.
    if (/** @type {EventSource} */ (target).readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}

/** @param {News} news */
async function hear(news) {
  moment = news.moment;
  showProblems(news.problems);
  if (isLeaving || !(news.isNew || isOfPage(news.changed))) return;
  if (!news.isNew && (await adoptStyles(news.changed))) return;
  isLeaving = true;
  keepPlace();
  location.reload();
}

/**
 * Whether this page shows one of these files.
 * @param {string[]} changed
 */
function isOfPage(changed) {
  return changed.some((file) => facts.files.includes(file)) || used(changed).length > 0;
}

/**
 * The addresses of those files that the page has loaded.
 * @param {string[]} changed
 */
function used(changed) {
  const addresses = new Set(changed.map((file) => new URL(facts.base + file, location.origin).href));
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name.replace(/[?#].*$/, ''))
    .filter((name) => addresses.has(name));
}

/**
 * Takes the style sheets of the new page where nothing else of it is new. The name of one changes with its content: the
 * old one is among the files that are no more.
 * @param {string[]} changed
 */
async function adoptStyles(changed) {
  const old = stylesOf(document);
  const addresses = old.map(({ href }) => href);
  const other = used(changed);
  if (other.length === 0 || !other.every((address) => addresses.includes(address))) return false;
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const next = stylesOf(page);
  if (page.querySelector(mark) === null || factsOf(page).digest !== facts.digest) return false;
  if (next.length !== old.length) return false;
  for (const [index, link] of old.entries()) {
    const href = next[index]?.getAttribute('href') ?? '';
    if (link.getAttribute('href') === href) continue;
    const fresh = /** @type {HTMLLinkElement} */ (link.cloneNode());
    fresh.href = href;
    // Until it is there the old one stays: the page is never without.
    fresh.addEventListener('load', () => link.remove());
    link.after(fresh);
  }
  return true;
}

/** @param {Document} page */
function stylesOf(page) {
  return /** @type {HTMLLinkElement[]} */ ([...page.querySelectorAll('link[rel=stylesheet]')]);
}

/**
 * @param {Document} page
 * @returns {PageFacts}
 */
function factsOf(page) {
  return JSON.parse(/** @type {HTMLElement} */ (page.querySelector(mark)).dataset.kolofon ?? '');
}
