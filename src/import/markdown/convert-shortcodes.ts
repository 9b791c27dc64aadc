import { markUnconverted } from '../unconverted.ts';
import { readAttributes, type Attributes } from './attributes.ts';
import type { Frame } from './callouts.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

/** A shortcode of Hugo or Quarto. */
export interface Shortcode extends Attributes {
  readonly name: string;
  /** The text between its tags; undefined where it has no end. */
  readonly inner: string | undefined;
  readonly isInCode: boolean;
  /** The attributes of the shortcode around it. */
  readonly parent: Attributes & { readonly name: string };
}

/** A text in place of all of it, a frame around what it holds, or what is not known. */
export type ShortcodeChoice = string | Frame | undefined;

interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
  readonly isEnd: boolean;
  readonly isClosed: boolean;
  readonly written: string;
}

const tagPattern =
  /\{\{([<%])\s*(\/?)\s*([\w./-]+)((?:\s(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`{}]|\{(?!\{)|\}(?!\}))*)?)[>%]\}\}/g;

// What is shown and not run: between signs of a comment in Hugo, `{{{< name >}}}` in Quarto.
const escapedTag = /(\{\{[<%]\/\*[^]*?\*\/[>%]\}\})|\{(\{\{<[^{}]*>\}\})\}/g;

/** `{{< name "value" key="value" >}}` … `{{< /name >}}`, with `%` too. They work inside of code as well. */
export function convertShortcodes(
  draft: Draft,
  report: Conversion['report'],
  choose: (shortcode: Shortcode) => ShortcodeChoice,
): Draft {
  if (!draft.text.includes('{{')) return draft;
  const { text } = draft;
  const masked = maskCode(text);
  const tags = [...text.matchAll(tagPattern)].filter(({ index }) => text[index - 1] !== '{').map(readTag);
  const ends = pairTags(tags);
  const edits: Edit[] = [];
  const say = (tag: Tag, became: 'unconverted' | 'changed') =>
    report({
      what: `shortcodes: ${tag.name}`,
      became,
      detail: tag.written,
      origin: draft.originAt(tag.start),
    });
  const none = { ...readAttributes(''), name: '' };
  const around: { readonly parent: Shortcode['parent']; readonly end: number }[] = [];
  let done = 0;
  for (const tag of tags) {
    if (tag.isEnd || tag.start < done) continue;
    const end = ends.get(tag);
    const isInCode = masked.slice(tag.start, tag.start + 2) !== '{{';
    const inner = end === undefined ? undefined : text.slice(tag.end, end.start);
    while (around.length > 0 && (around.at(-1)?.end ?? 0) <= tag.start) around.pop();
    const parent = around.at(-1)?.parent ?? none;
    const attributes = readAttributes(tag.attributes);
    if (end !== undefined) around.push({ parent: { ...attributes, name: tag.name }, end: end.start });
    const choice = choose({ ...attributes, name: tag.name, inner, isInCode, parent });
    if (typeof choice === 'string') {
      done = end?.end ?? tag.end;
      edits.push({ start: tag.start, end: done, text: choice });
    } else if (end !== undefined) {
      // What is inside stays, and is converted itself.
      if (choice === undefined) say(tag, 'changed');
      edits.push(aroundBlock(text, tag, choice?.open ?? ''), aroundBlock(text, end, choice?.close ?? ''));
    } else if (choice !== undefined)
      edits.push({ start: tag.start, end: tag.end, text: `${choice.open}\n${choice.close}` });
    else if (!isInCode) {
      say(tag, 'unconverted');
      edits.push({
        start: tag.start,
        end: tag.end,
        text: markUnconverted(tag.written.replaceAll(/\s*\n\s*/g, ' '), 'inline'),
      });
    }
  }
  for (const { 0: written, 1: asComment, 2: asBraces, index } of text.matchAll(escapedTag)) {
    const plain = asComment?.replace('/*', '').replace('*/', '') ?? asBraces ?? '';
    // Alone in its line, Kolofon would include the file.
    const isInclude =
      /^\{\{<\s*include\b/.test(plain) &&
      /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, index - 100), index));
    edits.push({ start: index, end: index + written.length, text: isInclude ? `\\${plain}` : plain });
  }
  return editDraft(draft, edits);
}

function readTag({ 0: written, 2: slash, 3: name = '', 4: attributes = '', index }: RegExpExecArray): Tag {
  return {
    name,
    attributes: attributes.replace(/\/\s*$/, ''),
    start: index,
    end: index + written.length,
    isEnd: slash === '/',
    isClosed: /\/\s*$/.test(attributes),
    written,
  };
}

function pairTags(tags: readonly Tag[]): ReadonlyMap<Tag, Tag> {
  const pairs = new Map<Tag, Tag>();
  const open: Tag[] = [];
  for (const tag of tags) {
    if (!tag.isEnd) {
      if (!tag.isClosed) open.push(tag);
      continue;
    }
    const at = open.findLastIndex(({ name }) => name === tag.name);
    if (at === -1) continue;
    const [opened] = open.splice(at);
    if (opened !== undefined) pairs.set(opened, tag);
  }
  return pairs;
}

/** A tag on a line of its own needs an empty line to the text beside it. */
function aroundBlock(text: string, { start, end }: Tag, put: string): Edit {
  if (put === '') return { start, end, text: '' };
  const before = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 100), start)) ? '' : '\n';
  const behind = /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 100)) ? '' : '\n';
  return { start, end, text: `${before}${put}${behind}` };
}
