// The search page: `?q=words&series=id&language=tag`. All that it reads is beside it, in any folder of any server.

/**
 * What pagefind finds. A value of the filter `place` is `<id of a series>/<part>/<parts>`.
 * @typedef {{score: number, data: () => Promise<Found>, scores?: {search_term: string}[], verbose_meta_scores?: {matched_terms: string[]}[]}} Result
 * @typedef {{results: Result[], search_keywords?: string[]}} Answer
 * @typedef {{search: (query: string, options?: object) => Promise<Answer>}} Engine one part of an index
 * @typedef {{meta: {title: string}, filters: Record<string, string[]>, raw_url: string, excerpt: string, sub_results: {url: string, title: string}[]}} Found
 */

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(`--${id}`));
const form = /** @type {HTMLFormElement} */ (byId('search'));
const field = /** @type {HTMLInputElement} */ (byId('query'));
const results = byId('results');
const words = /** @type {Record<string, string>} */ (form.dataset);
const step = 10;

/**
 * The parts of the index of each language, read when the first word is typed.
 * @type {Promise<Engine[][]> | undefined}
 */
let engines;
/** @type {Result[]} */
let all = [];
/** Grows with each search, so that an answer that comes late is seen to be late. */
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} folders of the parts of an index, with commas between them; the first has the code for all
 * @returns {Promise<Engine[]>}
 */
async function open(folders) {
  const [first = '', ...others] = folders.split(',').map((folder) => new URL(folder, document.baseURI).href);
  const { Pagefind } = await import(`${first}pagefind.js`);
  const options = { language: first.split('/').at(-2), excerptEllipsis: '…' };
  const engine = new Pagefind({ basePath: first, ...options });
  await Promise.all(others.map((folder) => engine.mergeIndex(folder, options)));
  const parts = engine.instances;
  // A part then says which words it has found.
  if (others.length > 0) for (const part of parts) await part.enterPlaygroundMode();
  return parts;
}

/**
 * How many letters of a word a part knows: where it has no word that begins so, pagefind takes the longest word with
 * which this one begins, or leaves it out.
 * @param {Engine} part @param {string} word
 */
async function measure(part, word) {
  const { results, search_keywords } = await part.search(word);
  const [{ scores = [], verbose_meta_scores = [] } = {}] = results;
  const found = scores[0]?.search_term ?? verbose_meta_scores[0]?.matched_terms[0] ?? '';
  return Math.min(found.length, search_keywords?.[0]?.length ?? 0);
}

/**
 * Searches the parts of an index as if it were whole: of each word, only the parts that know the most of it answer.
 * @param {Engine[]} parts @param {string} query @param {object} filters
 */
async function searchParts(parts, query, filters) {
  const answers = await Promise.all(parts.map((part) => part.search(query, { filters })));
  // Of a phrase, pagefind takes no other words.
  if (parts.length === 1 || /^".+"$/.test(query)) return answers.flatMap(({ results }) => results);
  const stems = answers[0]?.search_keywords ?? [];
  const typed = query.split(/\s+/);
  // Where a language has no spaces, and for signs alone.
  const sought = typed.length === stems.length ? typed : stems;
  const known = await Promise.all(
    sought.map((word) => Promise.all(parts.map((part) => measure(part, word)))),
  );
  return answers.flatMap(({ results }, index) =>
    known.every((lengths) => lengths[index] === Math.max(...lengths)) ? results : [],
  );
}

/**
 * An element with properties. What is put into it is text, or an element made here.
 * @param {string} name
 * @param {object} properties
 * @param {(string | Node)[]} children
 */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** @param {string} text @param {Record<string, string | number>} values for its `{slots}` */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => `${values[name] ?? slot}`);

/** @param {string} excerpt HTML, of which only text and marks are kept */
function readMarks(excerpt) {
  const { childNodes } = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...childNodes].map(({ nodeName, textContent }) =>
    nodeName === 'MARK' ? make('mark', {}, textContent ?? '') : (textContent ?? ''),
  );
}

/** @param {string} place */
function showPlace(place) {
  const [id, position = '', total = ''] = place.split('/');
  const list = /** @type {HTMLSelectElement} */ (byId('in-series'));
  const series = [...list.options].find(({ value }) => value === id);
  if (series === undefined) return '';
  const { text, lang, dataset } = series;
  const part = fill(words.part ?? '', { position, total });
  const shown = words.partLang ? make('span', { lang: words.partLang }, part) : part;
  return make('span', { className: `tag hue-${dataset.hue}` }, make('span', { lang }, text), ', ', shown);
}

/** @param {Found} found */
function showResult({ meta, filters, raw_url, excerpt, sub_results }) {
  const { href } = new URL(words.root + raw_url, document.baseURI);
  const sections = sub_results.filter(({ url }) => url.includes('#')).slice(0, 3);
  const links = sections.map(({ url, title }) =>
    make('li', {}, make('a', { href: href + url.slice(url.indexOf('#')) }, title)),
  );
  const item = make(
    'li',
    { lang: filters.language?.[0] ?? '' },
    make('h2', {}, make('a', { href }, meta.title)),
  );
  const places = (filters.place ?? []).map(showPlace);
  if (places.length > 0)
    item.append(make('p', { className: 'remark', lang: document.documentElement.lang }, ...places));
  item.append(make('p', {}, ...readMarks(excerpt)));
  if (links.length > 0) item.append(make('ul', {}, ...links));
  return item;
}

/** Shows the next results, unless another search has begun. */
async function showMore() {
  const own = turn;
  const { length } = results.children;
  const found = await Promise.all(all.slice(length, length + step).map((result) => result.data()));
  if (own === turn) results.append(...found.map(showResult));
}

/** @param {string} query @param {Record<string, string>} filters */
async function find(query, filters) {
  if (query === '') return [];
  engines ??= Promise.all((words.indexes ?? '').split(' ').map(open));
  const found = await Promise.all((await engines).map((parts) => searchParts(parts, query, filters)));
  return found.flat().sort((a, b) => b.score - a.score);
}

async function search() {
  clearTimeout(timer);
  const own = ++turn;
  const asked = [...new FormData(form)]
    .map(([name, value]) => [name, String(value)])
    .filter(([, value]) => value !== '');
  const { q = '', ...filters } = /** @type {Record<string, string>} */ (Object.fromEntries(asked));
  const query = q.trim();
  history.replaceState(null, '', query === '' ? location.pathname : `?${new URLSearchParams(asked)}`);
  /** @type {string} */
  let said;
  try {
    const found = await find(query, filters);
    if (own !== turn) return;
    all = found;
    results.replaceChildren();
    await showMore();
    said = ['none', 'one'][all.length] ?? 'many';
  } catch {
    engines = undefined;
    all = [];
    said = 'failed';
  }
  if (own !== turn) return;
  const status = byId('status');
  status.textContent = query === '' ? '' : fill(words[said] ?? '', { count: all.length, query });
  status.lang = words[`${said}Lang`] ?? document.documentElement.lang;
  byId('lists').hidden = all.length > 0;
  byId('more').hidden = results.children.length >= all.length;
}

/**
 * Arrows lead from the field through the results; Escape leads back to an empty field.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  const { key, altKey, ctrlKey, metaKey, shiftKey, isComposing } = event;
  const stops = /** @type {HTMLElement[]} */ ([field, ...results.querySelectorAll('a')]);
  const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (here < 0 || altKey || ctrlKey || metaKey || shiftKey || isComposing) return;
  const way = { ArrowDown: 1, ArrowUp: -1 }[key];
  const next = key === 'Escape' ? field : way && stops[here + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (key !== 'Escape') return;
  field.value = '';
  search();
}

byId('without-script').hidden = true;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(search, 150);
});
byId('more').addEventListener('click', async () => {
  const { length } = results.children;
  await showMore();
  byId('more').hidden = results.children.length >= all.length;
  results.children[length]?.querySelector('a')?.focus();
});
document.addEventListener('keydown', onKey);

const parameters = new URLSearchParams(location.search);
const inputs = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
  form.querySelectorAll('[name]')
);
for (const input of inputs) input.value = parameters.get(input.name) ?? '';
if (field.value !== '') search();
