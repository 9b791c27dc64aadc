import { append } from '../../model/append.ts';
import { readAttributes, type Attributes } from './attributes.ts';
import { isTheorem } from '../../article-checks/dialects/callout-names.ts';
import { calloutFrame, detailsFrame, indentFrame, statementFrame, type Frame } from './callouts.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { linesOf, type Line } from './lines.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

/** A block between lines of colons, as it was opened. */
export interface FencedBlock extends Attributes {
  /** `note`, `callout-note`; empty where it has attributes only. */
  readonly name: string;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly title: string | undefined;
}

/** What becomes of a block; `drop`: it goes, with all that is in it; `keep`: Kolofon reads it as it is. */
export type FenceChoice = Frame | 'drop' | 'keep' | undefined;

const opening =
  /^([ \t>]*)(:{3,})[ \t]*(?:\{([^{}\n]*)\}|([A-Za-z][\w-]*)(?:\[((?:`[^`\n]*`|`(?![^`\n]*`)|[^\]\n`]|\](?=[^\n]*\]))*?)\])?(?:[ \t]*\{([^{}\n]*)\})?[ \t]*([^\n{}[\]][^\n]*)?)[ \t]*(?::{3,})?[ \t]*$/;

/** Blocks between `:::` of pandoc, VitePress, Docusaurus and others. `choose` knows those of one tool. */
export function convertFences(
  draft: Draft,
  report: Conversion['report'],
  choose: (block: FencedBlock) => FenceChoice,
): Draft {
  if (!draft.text.includes(':::')) return draft;
  const edits: Edit[] = [];
  const open: { line: Line; choice: Exclude<FenceChoice, undefined>; margin: string }[] = [];
  for (const line of linesOf(draft.text, maskCode(draft.text))) {
    if (!line.masked.includes(':::')) continue;
    const match = opening.exec(line.text);
    if (match !== null) {
      const block = readBlock(match);
      const known = choose(block) ?? usualFrame(block);
      if (known === undefined)
        report({
          what: 'blocks between :::',
          became: 'changed',
          detail: line.text.trim(),
          origin: draft.originAt(line.start),
        });
      open.push({ line, choice: known ?? { open: anchorOf(block), close: '' }, margin: match[1] ?? '' });
    } else if (/^[ \t>]*:{3,}[ \t]*$/.test(line.text)) {
      const opened = open.pop();
      if (opened === undefined) continue;
      append(edits, replaceFences(opened, line));
      if (opened.choice === 'drop')
        report({
          what: 'blocks for other formats',
          became: 'dropped',
          detail: draft.text.slice(opened.line.start, line.start).trim(),
          origin: draft.originAt(opened.line.start),
        });
    }
  }
  // The end of the text closes what is only a frame for other formats.
  for (const { line, choice } of open)
    if (typeof choice === 'object' && choice.close === '')
      edits.push({ start: line.start, end: line.end, text: choice.open });
  return editDraft(draft, edits);
}

function replaceFences(
  { line, choice, margin }: { line: Line; choice: Exclude<FenceChoice, undefined>; margin: string },
  closing: Line,
): Edit[] {
  if (choice === 'keep') return [];
  if (choice === 'drop') return [{ start: line.start, end: closing.end, text: '' }];
  const { open, close } = indentFrame(choice, margin);
  return [
    { start: line.start, end: line.end, text: open },
    { start: closing.start, end: closing.end, text: close },
  ];
}

function readBlock([, , , only, name = '', label, more, behind]: RegExpExecArray): FencedBlock {
  const written = only ?? more ?? '';
  const id = /#([\w:-]+)/.exec(written)?.[1];
  const classes = [...written.matchAll(/(?<![\w"'=-])\.([\w-]+)/g)].map(([, one = '']) => one);
  const attributes = readAttributes(written.replaceAll(/(?<![\w"'=-])[.#][\w:-]+/g, ''));
  const title = label ?? attributes.named['title'] ?? behind?.trim().replace(/^(["'])(.*)\1$/, '$2');
  return { ...attributes, name: name || (classes[0] ?? ''), id, classes, title };
}

function usualFrame({ name, title, id, named }: FencedBlock): Frame | undefined {
  if (isTheorem(name)) return statementFrame(name, title, id ?? named['id']);
  if (/^(?:details|collapse|spoiler)$/.test(name)) return detailsFrame(title ?? 'Details');
  return calloutFrame(name, title);
}

function anchorOf({ id }: FencedBlock): string {
  return id === undefined ? '' : `<a id="${id}"></a>\n`;
}
