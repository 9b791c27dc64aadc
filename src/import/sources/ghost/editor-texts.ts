import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { isData, type Data } from '../../markdown/read-data.ts';
import { escapeHtml } from '../../html/escape-html.ts';
import { cardHtml } from './card-html.ts';

/** Named for what is left out: its kind in the plural, and itself. */
type Unknown = (what: string, detail: string) => void;

/** The HTML of a text that an export has only as its editor keeps it. */
export function htmlOfEditor(
  {
    lexical,
    mobiledoc,
  }: { readonly lexical?: string | null | undefined; readonly mobiledoc?: string | null | undefined },
  unknown: Unknown,
): string {
  const written = lexical ?? mobiledoc ?? '';
  if (written === '') return '';
  try {
    const data: unknown = JSON.parse(written);
    if (!isData(data)) return '';
    return lexical
      ? htmlOfNodes(isData(data['root']) ? data['root'] : data, unknown)
      : htmlOfMobiledoc(data, unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    unknown('texts that are no JSON', written);
    return '';
  }
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function htmlOfNodes(parent: Data, unknown: Unknown): string {
  return listOf(parent['children'])
    .filter(isData)
    .map((node) => htmlOfNode(node, unknown))
    .join('');
}

const plainTag = /^(?:h[1-6]|ul|ol|p|blockquote|aside)$/;

function htmlOfNode(node: Data, unknown: Unknown): string {
  const type = stringOf(node['type']).replace(/^extended-/, '');
  const inside = () => htmlOfNodes(node, unknown);
  const wrap = (tag: string) => `<${tag}>${inside()}</${tag}>`;
  switch (type) {
    case 'text':
      return formatted(escapeHtml(stringOf(node['text'])), Number(node['format']) || 0);
    case 'linebreak':
      return '<br>';
    case 'paragraph':
      return wrap('p');
    case 'heading':
      return wrap(plainTag.test(stringOf(node['tag'])) ? stringOf(node['tag']) : 'h2');
    case 'quote':
      return `<blockquote><p>${inside()}</p></blockquote>`;
    case 'aside':
      return `<aside><p>${inside()}</p></aside>`;
    case 'list': {
      const isOrdered = node['listType'] === 'number' || node['tag'] === 'ol';
      const start = Number(node['start']);
      return isOrdered ? `<ol${start > 1 ? ` start="${String(start)}"` : ''}>${inside()}</ol>` : wrap('ul');
    }
    case 'listitem':
      return wrap('li');
    case 'link':
    case 'autolink':
      return `<a href="${escapeHtml(stringOf(node['url']))}">${inside()}</a>`;
    default:
      return card(type, node, unknown) ?? inside();
  }
}

/** What no page shows. */
function isOfMails(name: string, { visibility }: Data): boolean {
  const { emailOnly, showOnWeb } = isData(visibility) ? visibility : {};
  return /^email\b/.test(name) || emailOnly === true || showOnWeb === false;
}

const formats = ['strong', 'em', 'del', 'u', 'code', 'sub', 'sup', 'mark'];

/** Each format is a bit. */
function formatted(text: string, format: number): string {
  return formats.reduce(
    (inside, tag, bit) => ((format >> bit) & 1 ? `<${tag}>${inside}</${tag}>` : inside),
    text,
  );
}

function card(name: string, payload: Data, unknown: Unknown): string | undefined {
  const describe = () => [name, ...wordsOf(payload)].join(' ');
  if (isOfMails(name, payload)) {
    unknown('parts that only mails show', describe());
    return '';
  }
  if (name === 'signup') {
    unknown('forms and buttons', describe());
    return '';
  }
  const written = payload['markdown'];
  if (typeof written === 'string') return htmlOfMarkdown(written);
  const html = cardHtml(name, payload);
  if (html === undefined && name !== 'root') unknown('cards without a counterpart', describe());
  return html;
}

/** What can be read in a card that is left out. */
function wordsOf(payload: Data): string[] {
  return Object.entries(payload).flatMap(([key, value]) =>
    typeof value === 'string' && key !== 'type' && /\p{L}/u.test(value) ? [value] : [],
  );
}

function htmlOfMarkdown(written: string): string {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeStringify, { allowDangerousHtml: true })
    .processSync(written)
    .toString();
}

/** The older editor: sections of markers, each of which opens and closes markup (Mobiledoc 0.3). */
function htmlOfMobiledoc(data: Data, unknown: Unknown): string {
  const cards = listOf(data['cards']);
  const markups = listOf(data['markups']);
  const atoms = listOf(data['atoms']);
  const line = (markers: unknown) => htmlOfMarkers(listOf(markers), markups, atoms);
  return listOf(data['sections'])
    .map((section) => {
      const [kind, first, second] = listOf(section);
      const tag = typeof first === 'string' && plainTag.test(first) ? first : 'p';
      if (kind === 1) return `<${tag}>${line(second)}</${tag}>`;
      if (kind === 2) return `<img src="${escapeHtml(String(first))}" alt="">`;
      if (kind === 3)
        return `<${tag}>${listOf(second)
          .map((item) => `<li>${line(item)}</li>`)
          .join('')}</${tag}>`;
      const [name, payload] = listOf(cards[Number(first)]);
      return typeof name === 'string' && isData(payload) ? (card(name, payload, unknown) ?? '') : '';
    })
    .join('');
}

const inlineTag = /^(?:b|strong|i|em|u|s|del|a|code|sub|sup|mark)$/i;

function htmlOfMarkers(
  markers: readonly unknown[],
  markups: readonly unknown[],
  atoms: readonly unknown[],
): string {
  const open: string[] = [];
  let html = '';
  for (const marker of markers) {
    const [kind, opened, closed, value] = listOf(marker);
    for (const index of listOf(opened)) {
      const [name, attributes] = listOf(markups[Number(index)]);
      const tag = typeof name === 'string' && inlineTag.test(name) ? name.toLowerCase() : 'span';
      const list = listOf(attributes);
      const href = tag === 'a' ? list[list.indexOf('href') + 1] : undefined;
      html += `<${tag}${typeof href === 'string' ? ` href="${escapeHtml(href)}"` : ''}>`;
      open.push(tag);
    }
    const [atom, text] = kind === 1 ? listOf(atoms[Number(value)]) : [];
    html +=
      kind === 0 ? escapeHtml(String(value)) : atom === 'soft-return' ? '<br>' : escapeHtml(stringOf(text));
    for (let count = 0; count < Number(closed); count += 1) html += `</${open.pop() ?? 'span'}>`;
  }
  return html;
}
