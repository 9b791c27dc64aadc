// What `kolofon dev` shows over a page: the problems of the last build, and that the connection is lost. It is in a
// shadow tree, so that its styles and those of the page do not affect each other. Texts are never inserted as HTML.

/** @typedef {{ severity: string, code: string, message: string, place: string, frame: string, hint: string, related: string[] }} Problem */
/** @typedef {{ shown: Problem[], errors: number, warnings: number }} ProblemList */

const key = 'kolofon-dev-seen';
/** A restart takes less, in milliseconds. */
const patience = 1000;

const host = element('aside', { 'aria-label': 'kolofon dev' });
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
root.adoptedStyleSheets = [sheet];

const badge = element('button', { class: 'badge', type: 'button', hidden: '' });
const lost = element('p', { class: 'lost', role: 'status' });
const title = element('h1', { id: 'title' });
const note = element('p', { id: 'note' });
const close = element('button', { class: 'close', type: 'button' }, 'Close');
const list = element('ol', {});
const dialog = /** @type {HTMLDialogElement} */ (
  element('dialog', { role: 'alertdialog', 'aria-labelledby': 'title', 'aria-describedby': 'note' })
);
const head = element('header', {});
head.append(title, note, close);
dialog.append(head, list);
root.append(badge, lost, dialog);
document.body.append(host);
const styled = fetch('/--kolofon/overlay.css').then(async (answer) => sheet.replace(await answer.text()));

badge.addEventListener('click', open);
close.addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => {
  badge.hidden = list.childElementCount === 0;
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/**
 * Called after each attempt to connect.
 * @param {boolean} isThere
 */
export function showConnection(isThere) {
  if (isThere) {
    clearTimeout(waiting);
    waiting = undefined;
    lost.textContent = '';
  } else
    waiting ??= setTimeout(() => {
      lost.textContent = 'kolofon dev has ended. This page comes back with it.';
    }, patience);
}

/**
 * Errors are shown at once, and once: after you close them, the button in the corner opens them. Warnings
 * stay behind the button until you open it.
 * @param {ProblemList} problems
 */
export async function showProblems({ shown, errors, warnings }) {
  const counted = [countOf(errors, 'error'), countOf(warnings, 'warning')].filter(Boolean).join(' and ');
  list.replaceChildren(...shown.map(drawProblem));
  title.textContent = counted;
  const more = errors + warnings - shown.length;
  note.textContent = [
    errors > 0 ? 'The pages are those of the last build without an error.' : 'The pages are up to date.',
    ...(more > 0 ? [`${more} more are in the terminal.`] : []),
  ].join(' ');
  badge.textContent = counted;
  badge.classList.toggle('has-errors', errors > 0);
  if (shown.length === 0) {
    sessionStorage.removeItem(key);
    dialog.close();
    badge.hidden = true;
    return;
  }
  await styled;
  const seen = JSON.stringify(shown.filter(({ severity }) => severity === 'error'));
  if (errors === 0) {
    sessionStorage.removeItem(key);
  } else if (sessionStorage.getItem(key) !== seen) {
    sessionStorage.setItem(key, seen);
    open();
  }
  badge.hidden = dialog.open;
}

function open() {
  if (!dialog.open) dialog.showModal();
  badge.hidden = true;
}

/** @param {Problem} problem */
function drawProblem({ severity, code, message, place, frame, hint, related }) {
  const item = element('li', { class: severity });
  const where = element('p', { class: 'where' });
  where.append(element('span', { class: 'sign' }, severity), ' ', element('code', {}, code));
  item.append(where, element('h2', {}, message));
  if (place !== '') item.append(element('p', { class: 'place' }, place));
  if (frame !== '') item.append(drawFrame(frame, place));
  if (hint !== '') {
    const line = element('p', { class: 'hint' });
    line.append(element('strong', {}, 'Hint'), ' ', hint);
    item.append(line);
  }
  if (related.length > 0) {
    const others = element('ul', {});
    others.append(...related.map((one) => element('li', {}, one)));
    item.append(others);
  }
  return item;
}

/**
 * The lines of a code frame; the one that counts, and the mark below it, are out.
 * @param {string} frame
 * @param {string} place
 */
function drawFrame(frame, place) {
  const box = element('pre', { tabindex: '0', role: 'group', 'aria-label': `The lines around ${place}` });
  for (const line of frame.split('\n')) {
    const look = line.startsWith('>') ? 'here' : /^ +\| *\^+$/.test(line) ? 'mark' : 'near';
    box.append(element('span', { class: look }, `${line}\n`));
  }
  return box;
}

/**
 * @param {number} number
 * @param {string} what
 */
function countOf(number, what) {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {string} [text]
 */
function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
