import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { maskCode } from '../../markdown/mask-code.ts';
import { isReferable, readOptions } from './code-cells.ts';
import type { Conversion, Page } from '../../markdown/page.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';
import { escapeTitle } from '../../markdown/titles.ts';

/** The labels of a body, and what a link to each of them says. */
export function labelsIn(body: string): Map<string, string> {
  const labels = new Map<string, string>();
  const add = (label: string | undefined, text: string | undefined) => {
    if (label !== undefined && !labels.has(label))
      labels.set(label, text?.replaceAll(/[[\]]/g, '').trim() || label);
  };
  for (const [, alt, , label] of body.matchAll(
    /!\[((?:[^[\]]|\[[^[\]]*\]){0,1000})\]\(([^()\n]*)\)\{[^{}\n]*#((?:fig|tbl|lst)-[\w-]+)/g,
  ))
    add(label, alt);
  for (const [, label] of body.matchAll(/\$\$[^\n]*?\{#(eq-[\w-]+)\}|\(\\#eq:([\w-]+)\)/g))
    add(label, undefined);
  for (const [, label] of body.matchAll(/\(\\#(?:eq):([\w-]+)\)/g)) add(`eq:${label ?? ''}`, undefined);
  for (const [, caption, label] of body.matchAll(/^(?:Table)?:[ \t]+([^\n{]*)\{#(tbl-[\w-]+)[^}\n]*\}/gm))
    add(label, caption);
  for (const [, label, caption] of body.matchAll(/\(\\#((?:tab|fig):[\w-]+)\)[ \t]*([^\n]*)/g))
    add(label, caption);
  for (const [, label, inner = ''] of body.matchAll(
    /^:{3,}[ \t]*\{[^}\n]*#([\w-]+)[^}\n]*\}[^\n]*\n(?:([^]{0,5000}?)^:{3,}[ \t]*$)?/gm,
  ))
    add(label, captionOf(inner));
  for (const [, header = '', code = ''] of body.matchAll(
    /^[ \t]*(?:`{3,}|~{3,})[ \t]*\{[\w.+-]+([^}\n]*)\}[ \t]*\n((?:[ \t]*(?:#|\/\/|--)\|[^\n]*\n)*)/gm,
  )) {
    const { own, label, caption } = readOptions(header, code).options;
    if (!isReferable(label, caption)) continue;
    add(label, caption);
    if (own !== undefined) add(`fig:${own}`, caption);
  }
  return labels;
}

/** What a block of Quarto is called: by the heading it begins with, or by its last paragraph. */
function captionOf(block: string): string | undefined {
  const heading = /^\s*#{1,6}[ \t]+([^\n{]+)/.exec(block)?.[1];
  const paragraphs = block.trim().split(/\n[ \t]*\n/);
  const last = paragraphs.length > 1 ? paragraphs.at(-1)?.replaceAll('\n', ' ') : undefined;
  return heading ?? (last === undefined || /^[|!`:<#\s>-]/.test(last) ? undefined : last);
}

export interface Labels {
  /** The page of a label, and what a link to it says. */
  readonly find: (
    label: string,
  ) => { readonly page: Page; readonly text: string; readonly fragment: string } | undefined;
}

export function indexLabels(
  pages: readonly Page[],
  labelsOf: (page: Page) => ReadonlyMap<string, string>,
): Labels {
  const known = new Map<string, { page: Page; text: string; fragment: string }>();
  for (const page of pages) {
    for (const [label, text] of labelsOf(page)) {
      const fragment = label.replace(/^fig:/, '');
      if (!known.has(label)) known.set(label, { page, text, fragment });
    }
    for (const heading of page.outline.headings) {
      const isTitle = page.hidesHeading && heading === page.outline.headings[0];
      const id = heading.id ?? heading.fragment;
      if (!known.has(id))
        known.set(id, {
          page,
          text: escapeTitle(heading.text).replaceAll(/[[\]]/g, '\\$&'),
          fragment: isTitle ? '' : id,
        });
    }
  }
  return { find: (label) => known.get(label) };
}

const kinds = '(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|def|exm|exr)';
const quarto = new RegExp(`(?<![\\w\\\\@/])-?@(${kinds}-[\\w-]+)`, 'gi');
/** `[Chapter @sec-tides; -@sec-ebb]`: what is in the brackets is text, unless it has citations too. */
const grouped = new RegExp(
  `(?<![\\w\\\\\\])])\\[((?:[^\\[\\]@\\n]*@${kinds}-[\\w-]+)+[^\\[\\]@\\n]*)\\](?![([{:])`,
  'gi',
);
const bookdown = /\\@ref\(([\w:.-]+)\)/g;

/** `@fig-tides` and `\@ref(fig:tides)` become links that say what they lead to: numbers are given by each book. */
export function convertReferences(draft: Draft, conversion: Conversion, labels: Labels): Draft {
  const { page, report } = conversion;
  const link = (label: string, written: string, index: number): string | undefined => {
    const found = labels.find(label);
    if (found === undefined) {
      report({
        what: 'cross-references that lead nowhere',
        became: 'changed',
        detail: written,
        origin: draft.originAt(index),
      });
      return label;
    }
    // Kolofon numbers a block that has a label.
    if (found.page === page && new RegExp(`^:{3,}[ \\t]*\\{[^}\\n]*#${label}[\\s}]`, 'm').test(draft.text))
      return undefined;
    if (/^eq[-:]/.test(label) && found.page === page) return `$\\eqref{${label}}$`;
    // Formulas have numbers, and no names of their own on other pages.
    if (/^eq[-:]/.test(label)) return `[${found.page.title}](</${encodeURI(found.page.file)}>)`;
    const file = found.page === page && found.fragment !== '' ? '' : `/${encodeURI(found.page.file)}`;
    return `[${found.text}](<${file}${found.fragment === '' ? '' : `#${found.fragment}`}>)`;
  };
  const plain = replaceOutsideCode(draft, grouped, ({ 1: inside }) => inside);
  const own = replaceOutsideCode(plain, quarto, ({ 0: written, 1: label = '', index }) =>
    link(label, written, index),
  );
  return replaceOutsideCode(own, bookdown, ({ 0: written, 1: label = '', index }) =>
    link(label, written, index),
  );
}

/** Environments of LaTeX for formulas, which bookdown reads in the text. */
export function convertEquations(draft: Draft): Draft {
  if (!draft.text.includes('\\begin{')) return draft;
  const pattern =
    /^[ \t]*\\begin\{(equation|align|gather|eqnarray|multline)(\*?)\}([^]*?)\\end\{\1\2\}[ \t]*$/gm;
  return replaceOutsideCode(draft, pattern, ({ 0: whole, 1: name = '', 3: content = '', index }) => {
    if (/\$\$[ \t]*\n?$/.test(draft.text.slice(0, index))) return undefined;
    return name === 'equation' ? `$$\n${content.trim()}\n$$` : `$$\n${whole.trim()}\n$$`;
  });
}

/** The labels of formulas, tables and pictures become numbers or anchors. */
export function convertLabels(draft: Draft): Draft {
  const edits: Edit[] = [];
  const { text } = draft;
  for (const { 0: whole, 1: label, index } of text.matchAll(/\n?\$\$[ \t]*\{#(eq-[\w-]+)\}/g))
    edits.push({ start: index, end: index + whole.length, text: `\n\\label{${label ?? ''}}\n$$` });
  for (const { 0: whole, 1: label, index } of text.matchAll(/\(\\#eq:([\w-]+)\)/g))
    edits.push({ start: index, end: index + whole.length, text: `\\label{eq:${label ?? ''}}` });
  const masked = maskCode(text);
  for (const { 0: whole, 1: image = '', 2: list = '', index } of masked.matchAll(
    /(!\[(?:[^[\]]|\[[^[\]]*\]){0,1000}\]\([^()\n]*\))\{([^{}\n]*)\}/g,
  )) {
    const label = /#([\w:-]+)/.exec(list)?.[1];
    const [, alt = '', address = '', title] =
      /^!\[([^]*)\]\(\s*(<[^>]*>|\S+?)(\s+["'(][^]*)?\)$/.exec(text.slice(index, index + image.length)) ?? [];
    const isAlone =
      /(?:^|\n)[ \t]*$/.test(text.slice(0, index)) &&
      /^[ \t]*(?:\n|$)/.test(text.slice(index + whole.length));
    const anchor = label === undefined ? '' : `<a id="${label}"></a>${isAlone ? '\n\n' : ''}`;
    const own = /fig-alt="([^"]*)"/.exec(list)?.[1];
    const caption = title ?? (isAlone && alt !== '' ? ` "${alt.replaceAll('"', '\\"')}"` : '');
    edits.push({
      start: index,
      end: index + whole.length,
      text: `${anchor}![${own ?? alt}](${address}${caption})`,
    });
  }
  for (const { 0: whole, 1: caption = '', 2: label = '', index } of masked.matchAll(
    /^(?:Table)?:[ \t]+([^\n{]*?)[ \t]*\{#(tbl-[\w-]+)[^}\n]*\}[ \t]*$/gm,
  ))
    edits.push({ start: index, end: index + whole.length, text: `<a id="${label}"></a>${caption}` });
  for (const { 0: whole, 1: label = '', index } of masked.matchAll(
    /^[ \t]*(?:Table:|:)?[ \t]*\(\\#((?:tab|fig):[\w-]+)\)[ \t]*/gm,
  ))
    edits.push({
      start: index,
      end: index + whole.length,
      text: `<a id="${label.replace(/^fig:/, '')}"></a>`,
    });
  return editDraft(draft, edits);
}
