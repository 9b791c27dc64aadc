import { editDraft, openDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { nameOf, stemOf } from '../../markdown/file-paths.ts';
import { readOutline } from '../../markdown/headings.ts';
import { maskCode } from '../../markdown/mask-code.ts';
import type { Conversion, Page } from '../../markdown/page.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';
import { markUnconverted } from '../../unconverted.ts';
import type { Vault } from './find-note.ts';

const link = /(!?)\[\[([^[\]|#\n]*)(?:#([^[\]|\n]*))?(?:\\?\|([^[\]\n]*))?\]\]/g;
const picture = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i;

const deepest = 5;

/** `[[Note#Heading|text]]` and `![[embedded]]`. Addresses begin at the folder of the vault. */
export function convertWikiLinks(
  draft: Draft,
  conversion: Conversion,
  vault: Vault,
  around: readonly string[] = [],
): Draft {
  if (!draft.text.includes('[[')) return draft;
  const { page, report } = conversion;
  const edits: Edit[] = [];
  for (const match of maskCode(draft.text).matchAll(link)) {
    const [, mark, name = '', heading, label] = match;
    const start = match.index;
    const end = start + match[0].length;
    const written = draft.text.slice(start, end);
    const origin = draft.originAt(start);
    const note = name.trim() === '' ? page : vault.note(name.trim(), page.file);
    const file = note === undefined ? vault.file(name.trim(), page.file) : undefined;
    const put = (text: string | Draft) => edits.push({ start, end, text });
    if (mark === '!' && file !== undefined && picture.test(file)) put(pictureOf(file, label));
    else if (mark === '!' && note !== undefined) {
      const isRound = around.length >= deepest || around.includes(note.file) || note === page;
      const part = isRound ? undefined : partOf(conversion, note, heading?.trim());
      if (part === undefined) {
        report({
          what: 'embedded notes that do not end, or that are not there',
          became: 'changed',
          detail: written,
          origin,
        });
        put(linkTo(note, heading, label ?? note.title));
      } else put(convertWikiLinks(part, conversion, vault, [...around, page.file, note.file]));
    } else if (note !== undefined)
      put(linkTo(note, heading, label ?? (name.trim() === '' ? (heading ?? '') : textOf(name, heading))));
    else if (file !== undefined) put(`[${label ?? nameOf(file)}](<${addressOf(file)}>)`);
    else if (mark === '!') {
      report({
        what: 'embedded files that are not in the vault',
        became: 'unconverted',
        detail: written,
        origin,
      });
      put(markUnconverted(written, 'inline'));
    } else {
      report({ what: 'links to notes that are not written', became: 'changed', detail: written, origin });
      put(label ?? name.trim());
    }
  }
  return editDraft(draft, edits);
}

function textOf(name: string, heading: string | undefined): string {
  const words = stemOf(name.trim());
  return heading === undefined || heading.startsWith('^')
    ? words
    : `${words}: ${heading.split('#').at(-1)?.trim() ?? ''}`;
}

function linkTo(note: Page, heading: string | undefined, text: string): string {
  const last = heading?.split('#').at(-1)?.trim() ?? '';
  const fragment = last === '' ? '' : `#${encodeURIComponent(last.replace(/^\^/, ''))}`;
  return `[${text.replaceAll(/(?<!\\)[[\]]/g, '\\$&')}](<${addressOf(note.file)}${fragment}>)`;
}

function addressOf(file: string): string {
  return `/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** `![[moon.png|The moon|300]]`: what is no size is the alternative text. */
function pictureOf(file: string, label: string | undefined): string {
  const parts = label?.split('|').map((part) => part.trim()) ?? [];
  const alt = parts.find((part) => !/^\d+(?:x\d+)?$/.test(part)) ?? stemOf(file).replaceAll(/[-_]+/g, ' ');
  return `![${alt.replaceAll(/[[\]]/g, '')}](<${addressOf(file)}>)`;
}

/** A note, the part below one of its headings, or one of its blocks. */
function partOf({ include }: Conversion, note: Page, heading: string | undefined): Draft | undefined {
  const text = include(note.file);
  if (text === undefined) return undefined;
  const { body, bodyLine } = splitFrontMatter(text);
  if (heading === undefined) return openDraft(body.trim(), note.file, bodyLine);
  if (heading.startsWith('^')) {
    const block = body
      .split(/\n[ \t]*\n/)
      .find((one) =>
        new RegExp(String.raw`\^${heading.slice(1).replaceAll(/\W/g, '.')}[ \t]*$`, 'm').test(one),
      );
    return block === undefined
      ? undefined
      : openDraft(block.replace(/[ \t]*\^[\w-]+[ \t]*$/m, '').trim(), note.file, bodyLine);
  }
  const { headings } = readOutline(body);
  const at = headings.findIndex(
    (one) => one.text.toLowerCase() === (heading.split('#').at(-1) ?? '').trim().toLowerCase(),
  );
  const found = headings[at];
  if (found === undefined) return undefined;
  const next = headings.slice(at + 1).find(({ depth }) => depth <= found.depth);
  return openDraft(body.slice(found.start, next?.start).trim(), note.file, bodyLine);
}
