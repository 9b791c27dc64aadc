import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';
import { linesOf } from '../../markdown/lines.ts';
import type { Conversion, Page } from '../../markdown/page.ts';
import { listLines } from '../../../markdown/verbatim-lines.ts';
import { markUnconverted } from '../../unconverted.ts';
import { writePlainRole } from '../../../markdown/foreign/plain-roles.ts';
import { isShownAsCode, termId } from './directives.ts';

export interface MystLabels {
  readonly find: (label: string) => { readonly page: Page; readonly text: string } | undefined;
}

/** A role, or code without one. */
const role = /(?:\{([\w:-]+)\})?(`+)(?!`)((?:(?!\n[ \t]*\n)[^]){1,2000}?)(?<!`)\2(?!`)/g;
const target = /^[ \t]*\(([^()\s][^()\n]*)\)=[ \t]*$/;

/** Roles of MyST in sentences, and `(label)=` above what it names. */
export function convertRoles(draft: Draft, conversion: Conversion, labels: MystLabels): Draft {
  const edits: Edit[] = [];
  const verbatim = [...listLines(draft.text)]
    .filter(({ isVerbatim }) => isVerbatim)
    .map(({ start, text }) => ({ start, end: start + text.length }));
  const isInCode = (at: number) => verbatim.some(({ start, end }) => at >= start && at <= end);
  for (const { 0: written, 1: name, 3: content = '', index } of draft.text.matchAll(role)) {
    if (name === undefined || isInCode(index)) continue;
    const reportMissing: ReportMissing = (detail, shown) => {
      const origin = draft.originAt(index);
      conversion.report({ what: 'cross-references that lead nowhere', became: 'changed', detail, origin });
      return shown;
    };
    const text = convertRole(name, content, conversion, labels, reportMissing);
    if (text === undefined)
      conversion.report({
        what: `roles: ${name}`,
        became: 'unconverted',
        detail: written,
        origin: draft.originAt(index),
      });
    edits.push({
      start: index,
      end: index + written.length,
      text: text ?? markUnconverted(`{${name}}${content}`.replaceAll('\n', ' '), 'inline'),
    });
  }
  for (const line of linesOf(draft.text, draft.text)) {
    const label = target.exec(line.text)?.[1];
    if (label !== undefined && !isInCode(line.start))
      edits.push({ start: line.start, end: line.end, text: `<a id="${label}"></a>\n` });
    else if (/^%(?:[ \t]|$)/.test(line.text) && !isInCode(line.start))
      edits.push({ start: line.start, end: line.end, text: '' });
    else if (/^\+\+\+(?:[ \t]|$)/.test(line.text) && !isInCode(line.start))
      edits.push({ start: line.start, end: line.end, text: '' });
  }
  return editDraft(draft, edits);
}

/** `[](#costs)` leads to a label of any page (MyST, cross-references): here to the page that has it. */
export function convertLabelLinks(draft: Draft, { page }: Conversion, labels: MystLabels): Draft {
  return replaceOutsideCode(
    draft,
    /(?<!\\)\[([^[\]\n]*)\]\(#([^()\s]+)\)/g,
    ({ 1: words = '', 2: label = '' }) => {
      const found = labels.find(label);
      if (found === undefined || found.page === page) return undefined;
      return `[${words.trim() || found.text}](</${encodeURI(found.page.file)}#${label}>)`;
    },
  );
}

/** Reports a reference without a target, and gives what is shown in its place. */
type ReportMissing = (detail: string, shown: string) => string;

function convertRole(
  name: string,
  content: string,
  { page, site }: Conversion,
  labels: MystLabels,
  reportMissing: ReportMissing,
): string | undefined {
  const [, label = '', address = content] = /^([^]*?)\s*<([^<>]+)>$/.exec(content) ?? [];
  const key = address.trim();
  switch (name) {
    case 'ref':
    case 'numref':
    case 'prf:ref':
    case 'cross-reference': {
      const found = labels.find(key);
      const text =
        label === '' || label.includes('%s') || label.includes('{')
          ? (found?.text ?? label.replaceAll(/%s|\{\w+\}/g, '').trim())
          : label;
      if (found === undefined) return reportMissing(content, text || key);
      return `[${text}](<${found.page === page ? '' : `/${encodeURI(found.page.file)}`}#${key}>)`;
    }
    case 'eq': {
      const found = labels.find(key);
      if (found === undefined) return reportMissing(content, key);
      return found.page === page
        ? `$\\eqref{${key}}$`
        : `[${found.page.title}](</${encodeURI(found.page.file)}>)`;
    }
    case 'doc': {
      const resolved = site.resolve(`${key.replace(/\.md$/, '')}.md`, page);
      const other = resolved.kind === 'page' ? resolved.page : undefined;
      return other === undefined ? label || key : `[${label || other.title}](</${encodeURI(other.file)}>)`;
    }
    case 'download':
      return `[${label || key}](<${key}>)`;
    case 'term': {
      const found = labels.find(termId(key));
      return found === undefined
        ? label || key
        : `[${label || key}](<${found.page === page ? '' : `/${encodeURI(found.page.file)}`}#${termId(key)}>)`;
    }
    // What is in front of the entries is text.
    case 'index':
      return label || content;
    case 'math':
      return `$${content.trim()}$`;
    default:
      return writePlainRole(name, content);
  }
}

/** The labels of a body, and what a link to each of them says. */
export function labelsIn(body: string): Map<string, string> {
  const labels = new Map<string, string>();
  const lines = body.split('\n');
  const add = (label: string, text: string) => {
    if (!labels.has(label)) labels.set(label, text.trim() || label);
  };
  for (const [index, line] of lines.entries()) {
    const label = target.exec(line)?.[1];
    const option =
      /^\s*:(?:name|label):\s*(\S+)/.exec(line)?.[1] ?? /^\s*(?:name|label):\s*(\S+)/.exec(line)?.[1];
    const next = lines.slice(index + 1, index + 4).find((one) => one.trim() !== '') ?? '';
    if (label !== undefined)
      add(label, next.startsWith('#') ? next.replaceAll(/^#+\s*|\s*\{[^{}]*\}\s*$/g, '') : '');
    if (option !== undefined) add(option, captionBelow(lines, index));
  }
  for (const { 1: content = '', index } of body.matchAll(
    /^[ \t]*[`:]{3,}\{glossary\}[^\n]*\n([^]*?)^[ \t]*[`:]{3,}[ \t]*$/gm,
  )) {
    if (isShownAsCode(body, index)) continue;
    for (const entry of content.split(/\n(?=\S)(?!:)/))
      add(termId(entry.trim().split('\n', 1)[0] ?? ''), entry.trim().split('\n', 1)[0] ?? '');
  }
  return labels;
}

/** The labels of formulas, which are no anchors. */
export function formulaLabelsIn(body: string): string[] {
  return Array.from(
    body.matchAll(/\$\$[ \t]*\(([^()\s]+)\)|\\label\{([^{}\n]+)\}/g),
    ([, behind, inside]) => behind ?? inside ?? '',
  );
}

/** The first line of text below the options of a directive. */
function captionBelow(lines: readonly string[], index: number): string {
  const below = lines
    .slice(index + 1, index + 12)
    .find((line) => line.trim() !== '' && !/^\s*:[\w-]+:|^\s*---/.test(line));
  return below === undefined || /^[ \t]*[`:~]{3,}|^\s*[*-]\s/.test(below)
    ? ''
    : below.replaceAll(/[[\]]/g, '').trim();
}
