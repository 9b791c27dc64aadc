import { readAttributes } from '../../markdown/attributes.ts';
import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { linkToMedia } from '../../markdown/media.ts';
import { maskCode } from '../../markdown/mask-code.ts';
import type { Conversion } from '../../markdown/page.ts';
import { dataOf, type Data } from '../../markdown/read-data.ts';
import { textOf } from '../../markdown/values.ts';
import { markUnconverted } from '../../unconverted.ts';

/** What Liquid may name: `site` and `page`. */
export interface LiquidValues {
  readonly site: Data;
  readonly page: Data;
  /** The path below the source of what `post_url` and `link` mean. */
  readonly find: (written: string, isPost: boolean) => string | undefined;
  /** The text of a file of `_includes`. */
  readonly include: (file: string) => string | undefined;
  /** The references that may be cited, by their keys. */
  readonly cited: ReadonlyMap<string, string>;
}

const tagOrValue =
  /\{%-?\s*(\w+)((?:"[^"]*"|'[^']*'|[^%"']|%(?!\}))*?)-?%\}|\{\{-?\s*((?:"[^"]*"|'[^']*'|[^{}"'])*?)\s*-?\}\}/g;

/** Tags and values of Liquid, which work inside of code too. Nothing is run. */
export function convertLiquid(draft: Draft, report: Conversion['report'], values: LiquidValues): Draft {
  if (!/\{[{%]/.test(draft.text)) return draft;
  const { text } = draft;
  const edits: Edit[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { start, end, kind, argument, inner } of blocksIn(text)) {
    taken.push({ start, end });
    edits.push({ start, end, text: blockText(kind, argument, inner) });
  }
  const masked = maskCode(text);
  for (const { 0: whole, 1: tag, 2: argument = '', 3: value, index } of text.matchAll(tagOrValue)) {
    if (taken.some(({ start, end }) => index >= start && index < end)) continue;
    const known = tag === undefined ? valueOf(value ?? '', values) : tagText(tag, argument.trim(), values);
    const isInCode = masked[index] !== '{';
    if (known === undefined && isInCode) continue;
    if (known === undefined)
      report({
        what: tag === undefined ? 'values of Liquid' : `tags of Liquid: ${tag}`,
        became: 'unconverted',
        detail: whole,
        origin: draft.originAt(index),
      });
    edits.push({
      start: index,
      end: index + whole.length,
      text: known ?? markUnconverted(whole.replaceAll('\n', ' '), 'inline'),
    });
  }
  return editDraft(draft, edits);
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly argument: string;
  readonly inner: string;
}

/** The outermost blocks whose content is no Liquid. In `raw` nothing but its own end is a tag. */
function blocksIn(text: string): Block[] {
  const found: Block[] = [];
  let open: { start: number; content: number; kind: string; argument: string } | undefined;
  let isRawInside = false;
  for (const match of text.matchAll(/\{%-?\s*(end)?(raw|comment|highlight)\b([^%]*?)-?%\}/g)) {
    const [tag, isEnd, kind = '', argument = ''] = match;
    if (open === undefined) {
      if (isEnd === undefined)
        open = { start: match.index, content: match.index + tag.length, kind, argument: argument.trim() };
    } else if (kind === 'raw' && open.kind !== 'raw') isRawInside = isEnd === undefined;
    else if (isEnd !== undefined && kind === open.kind && !isRawInside) {
      const { start, content } = open;
      const inner = text.slice(content, match.index);
      found.push({ start, end: match.index + tag.length, kind, argument: open.argument, inner });
      open = undefined;
    }
  }
  return found;
}

function blockText(kind: string, argument: string, inner: string): string {
  if (kind === 'raw') return inner;
  if (kind === 'comment') return '';
  const language = argument.split(/\s+/, 1)[0] ?? '';
  const code = inner.replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '').replace(/^\n|\n$/g, '');
  const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${code}\n${fence}`;
}

function tagText(tag: string, argument: string, { find, cited, include }: LiquidValues): string | undefined {
  const [first = '', second] = argument.split(/\s+/);
  switch (tag) {
    case 'post_url':
    case 'link': {
      const file = find(first.replaceAll(/^["']|["']$/g, ''), tag === 'post_url');
      return file === undefined ? undefined : `/${file}`;
    }
    // Of the plug-in jekyll-scholar.
    case 'cite':
    case 'citet':
      return citationText(argument, tag === 'citet', cited);
    case 'bibliography':
      return cited.size === 0 ? undefined : '';
    case 'include':
    case 'include_relative':
    case 'include_cached':
      return includeText(first, argument.slice(first.length), include);
    default:
      return linkToMedia(tag, first === '' ? undefined : first, second);
  }
}

/** `cite key other -l 12 --locator 34`: a place for each key. */
function citationText(
  argument: string,
  isInText: boolean,
  known: ReadonlyMap<string, string>,
): string | undefined {
  const places = [...argument.matchAll(/(?:-l|--locator)\s+(\S+)/g)].map(([, place = '']) => place);
  const keys = argument
    .replaceAll(
      /(?:^|\s)(?:-l|--locator|-L|--label|-T|--template|-F|--file|--prefix|--suffix)\s+\S+|(?:^|\s)-{1,2}\w+/g,
      ' ',
    )
    .split(/[\s,]+/)
    .filter(Boolean);
  if (keys.length === 0 || !keys.every((key) => known.has(key))) return undefined;
  const written = keys.map(
    (key, index) => `@${key}${places[index] === undefined ? '' : `, ${places[index]}`}`,
  );
  return isInText && keys.length === 1 && places.length === 0
    ? (written[0] ?? '')
    : `[${written.join('; ')}]`;
}

/** What includes of the best-known themes stand for. */
function includeText(file: string, argument: string, include: LiquidValues['include']): string | undefined {
  const { named } = readAttributes(argument);
  const name = file.replace(/^.*\/|\.\w+$/g, '');
  const src =
    named['src'] ?? named['image_path'] ?? named['url'] ?? named['path'] ?? named['image'] ?? named['file'];
  if (/^(?:figure|image|img|picture|post-?image)$/i.test(name) && src !== undefined) {
    const alt = (named['alt'] ?? named['caption'] ?? '').replaceAll(/[[\]]/g, '');
    const title = named['caption'] === undefined ? '' : ` "${named['caption'].replaceAll('"', '\\"')}"`;
    return `![${alt}](<${src}>${title})`;
  }
  if (/^(?:toc|base_path)$/i.test(name)) return '';
  return (
    linkToMedia(name.toLowerCase().replace(/player$/, ''), named['id'], undefined) ??
    fillInclude(include(file), named)
  );
}

/** A file with the values of its tag; undefined for one that does more than to show them. */
function fillInclude(text: string | undefined, values: Readonly<Record<string, string>>): string | undefined {
  const filled = text?.replaceAll(
    /\{\{-?\s*include\.([\w-]+)\s*-?\}\}/g,
    (_, key: string) => values[key] ?? '',
  );
  return filled === undefined || /\{[{%]|<script\b/.test(filled) ? undefined : filled.trim();
}

/** `site.baseurl`, `"/about/" | relative_url`, `page.title`. */
function valueOf(expression: string, { site, page }: LiquidValues): string | undefined {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim());
  if (
    !filters.every((filter) =>
      /^(?:relative_url|absolute_url|escape|strip|prepend:\s*site\.(?:baseurl|url)|markdownify)$/.test(
        filter,
      ),
    )
  )
    return undefined;
  const literal = /^(["'])(.*)\1$/.exec(value)?.[2];
  if (literal !== undefined) return literal;
  if (/^site\.(?:baseurl|url|github\.url)$/.test(value)) return '';
  const path = value.split('.');
  const from = path[0] === 'site' ? site : path[0] === 'page' ? page : undefined;
  let found: unknown = from;
  for (const key of path.slice(1)) found = dataOf(found)[key];
  return textOf(found);
}
