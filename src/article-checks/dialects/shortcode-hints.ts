import { calloutFor, containerHint, foldedHint } from './callout-names.ts';

/** How to write what a shortcode of Hugo, Quarto or Hextra stands for, or a tag of Jekyll or GitBook: `{{< kbd Esc >}}`. */
export function hintForShortcode(written: string): string {
  const [, slash = '', name = '', rest = ''] =
    /^\{[{%][<%]?[-~]?[ \t]*(\/?)[ \t]*([\w-]*)([^]*?)[ \t]*\/?[-~>%]*[}%]\}$/.exec(written) ?? [];
  const key = name.toLowerCase();
  const isEnd = slash !== '' || (/^end./.test(key) && !key.startsWith('endnote'));
  const opened = key.replace(/^end(?=.)/, '');
  if (isEnd && isBlock(opened))
    return 'Write what closes the block: ::: for a callout or a tab, </details> for details.';
  if (isEnd) return 'Remove it with the tag that opens it, or write what both stand for.';
  const values = readValues(rest);
  const first = values.get('') ?? '';
  const title =
    values.get('title') ?? values.get('name') ?? values.get('label') ?? values.get('summary') ?? first;
  if (key === 'tabs' || key === 'tabpane' || key === 'tabset') return 'Remove it: tabs follow one another.';
  if (key === 'tab')
    return `Write :::tab[${title || 'Title'}] on a line of its own, and ::: in the line after the text.`;
  if (/^(?:details|expand|collapse|spoiler|accordion)$/.test(key)) return foldedHint(title);
  if (containers.test(key)) {
    const kind = [
      values.get('type'),
      values.get('style'),
      values.get('color'),
      values.get('context'),
      first,
    ].find((one) => one !== undefined && calloutFor(one) !== undefined);
    return containerHint(kind ?? 'note', title === kind ? '' : title);
  }
  if (calloutFor(key) !== undefined) return containerHint(key, title);
  return hints.get(key)?.(first, values) ?? 'Write what it stands for in Markdown or HTML.';
}

/** Whether a shortcode of this name gets a hint to write a block. */
function isBlock(name: string): boolean {
  return (
    /^(?:tab|details|expand|collapse|spoiler|accordion)$/.test(name) ||
    containers.test(name) ||
    calloutFor(name) !== undefined
  );
}

const containers = /^(?:callout|alert|admonition|notice|hint|infobox|message|block)$/;

const remove = (why: string) => () => `Remove it: ${why}.`;
const compute = () => 'Write its value: nothing in an article is computed.';
const link = () => 'Write a link: [what it is](https://…).';
const code = () => 'Write a code block between lines of three backticks.';
const picture = (first: string, values: ReadonlyMap<string, string>) =>
  `Write ![What it shows](${values.get('src') ?? (first || 'picture.png')} "The caption") in a paragraph of its own.`;

type Hint = (first: string, values: ReadonlyMap<string, string>) => string;

const hints: ReadonlyMap<string, Hint> = new Map<string, Hint>([
  ['figure', picture],
  ['image', picture],
  ['img', picture],
  ['highlight', code],
  ['code', code],
  ['kbd', (keys) => `Write <kbd>${keys || 'Esc'}</kbd>.`],
  ['pagebreak', remove('pages are laid out by the style sheet of the book')],
  ['lipsum', remove('it is no text for readers')],
  ['placeholder', remove('it is no picture for readers')],
  ...['fa', 'fas', 'fab', 'icon', 'bi', 'iconify'].map((name): [string, Hint] => [
    name,
    remove('icons are not drawn'),
  ]),
  ...['toc', 'toctree'].map((name): [string, Hint] => [
    name,
    remove('pages and books have a table of contents'),
  ]),
  ...['var', 'meta', 'env', 'version', 'param', 'brand'].map((name): [string, Hint] => [name, compute]),
  ...['ref', 'relref', 'link', 'post_url'].map((name): [string, Hint] => [
    name,
    (target) => `Write a link: [text](${target.replace(/^.*\//, '').replace(/\.md$/, '') || 'article'}.md).`,
  ]),
  ...['gist', 'tweet', 'x', 'instagram', 'embed', 'iframe', 'audio', 'codepen'].map(
    (name): [string, Hint] => [name, link],
  ),
]);

/** `a "b c" key="value"`: the first value without a key has the key ''. */
function readValues(rest: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, key = '', double, single, bare] of rest.matchAll(
    /(?:([\w-]{1,60})[ \t]*=[ \t]*)?(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|([^\s"'=]{1,300}))/g,
  ))
    if (!values.has(key)) values.set(key, double ?? single ?? bare ?? '');
  return values;
}
