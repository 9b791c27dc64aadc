import { calloutFor, containerHint, foldedHint } from './callout-names.ts';

/** A component of MDX as it is used: `<Card title="A" href="/a" />`. */
export interface Component {
  readonly name: string;
  /** Its attributes that are texts. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether it has no text between tags. */
  readonly isEmpty: boolean;
}

/** Names of components that are elements of HTML too, and are read as these. */
const shared = /^(?:Aside|Frame|Link)$/;

const html = new Set(
  'a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
    ' ',
  ),
);

/** Whether it is a component, and no element of HTML in capitals. */
export function isComponentName(name: string): boolean {
  return /[a-z]/.test(name) && (shared.test(name) || !html.has(name.toLowerCase()));
}

/** How to write what a component shows. */
export function hintForComponent({ name, values, isEmpty }: Component): string {
  const plain = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const get = (...names: readonly string[]) =>
    names.map((one) => values.get(one)).find((value) => value !== undefined && value !== '');
  const title = get('title', 'label', 'name', 'text', 'header', 'heading', 'summary', 'question') ?? '';
  const address = get('href', 'to', 'url', 'link', 'src');
  if (/^(?:callout|admonition|aside|alert|banner)$/.test(plain) || calloutFor(plain) !== undefined) {
    const kind = get('type', 'variant', 'kind', 'intent', 'status') ?? '';
    const isGeneric = /^(?:callout|admonition|aside|alert|banner)$/.test(plain);
    return containerHint(isGeneric ? (calloutFor(kind) ?? 'note') : plain, title);
  }
  if (/^(?:accordion|accordionitem|details|expandable|collapse|collapsible|toggle|dropdown)$/.test(plain))
    return foldedHint(title);
  if (/^(?:image|img|figure|frame|zoom|themedimage)$/.test(plain)) {
    const caption = get('caption', 'title') ?? 'The caption';
    return `Write ![${get('alt') ?? 'What it shows'}](${address ?? 'picture.png'} "${caption}").`;
  }
  if (/^(?:tab|tabpane|tabitem)$/.test(plain))
    return `Write <TabItem label="${title || 'Title'}"> and </TabItem>, each on a line of its own.`;
  if (/^(?:file|folder)$/.test(plain) && title !== '') return `Write it as an item of a list: - ${title}`;
  if (plain === 'step' && title !== '') return `Write ### ${title}`;
  if (plain === 'icon') return 'Remove it.';
  if (address !== undefined) {
    const more = get('description', 'desc', 'subtitle');
    return `Write [${title || 'the text'}](${address})${more === undefined ? '' : `: ${more}`}`;
  }
  const words = wordsIn(values);
  if (words.length > 0) return `Write its words in Markdown: ${words.join(', ')}.`;
  return isEmpty
    ? 'Write in Markdown what it shows, or remove it.'
    : 'Remove its tags: the text between them stays. Leave an empty line before and after it.';
}

/** Attributes whose values readers see. */
const visible =
  /^(?:title|label|name|text|header|heading|summary|question|answer|description|desc|subtitle|caption|content|message|alt|value)$/;

function wordsIn(values: ReadonlyMap<string, string>): string[] {
  return [...values]
    .filter(([name, value]) => value !== '' && (visible.test(name) || /\p{L} +\p{L}/u.test(value)))
    .map(([, value]) => `"${value.slice(0, 200)}"`);
}
