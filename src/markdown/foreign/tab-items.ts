import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';
import { emptyLine, fenceOf, isBlank, isIndentedCode, prefixOf, type ReadBlock } from './block.ts';
import { labelOf } from './container-head.ts';

const opening = /^[ \t]*<(?<name>Tabs|TabItem|Tabs\.Tab|Tab)(?<attributes>(?:[ \t][^<>\n]*)?)>[ \t]*$/;
const whole =
  /^[ \t]*<(?<name>TabItem|Tabs\.Tab|Tab)(?<attributes>(?:[ \t][^<>\n]*)?)>(?<text>[^\n]*)<\/\k<name>>[ \t]*$/;

/** Tabs of Docusaurus, `<Tabs>` and `<TabItem label="A">`, and of Nextra, `<Tabs items={['A']}>` and `<Tabs.Tab>`, with their text. */
export const readTabs: ReadBlock = (lines, index) => {
  const line = lines[index];
  if (line?.text.includes('<Tab') !== true) return undefined;
  const inLine = whole.exec(line.text)?.groups;
  if (inLine !== undefined && !isIndentedCode(lines, index)) return readLine(line, index, inLine);
  const { name, attributes = '' } = opening.exec(line.text)?.groups ?? {};
  const last = name === undefined ? undefined : findEnd(lines, index, name);
  const end = last === undefined ? undefined : lines[last];
  if (last === undefined || end === undefined) return undefined;
  return {
    head: name === 'Tabs' ? undefined : `tab${labelOf(labelIn(attributes))}`,
    opening: fenceOf(line),
    closing: fenceOf(end),
    edits: [
      ...dedent(lines.slice(index + 1, last)),
      ...(name === 'Tabs' ? nameTabs(lines.slice(index + 1, last), readItems(attributes)) : []),
    ],
    last,
  };
};

function readLine(
  { text, start }: TextLine,
  last: number,
  { attributes = '', text: inner = '' }: Record<string, string>,
): ReturnType<ReadBlock> {
  const prefix = prefixOf(text);
  const closing = text.lastIndexOf('</');
  const from = text.lastIndexOf(inner, closing);
  return {
    head: `tab${labelOf(labelIn(attributes))}`,
    opening: { start: start + prefix.length, end: start + from, before: '', after: `\n${prefix}` },
    closing: { start: start + closing, end: start + text.length, before: `\n${prefix}`, after: '' },
    edits: [],
    last,
  };
}

function labelIn(attributes: string): string {
  const value = (name: string) => new RegExp(`\\b${name}=\\{?["']([^"']*)["']`).exec(attributes)?.[1];
  return value('label') ?? value('title') ?? value('value') ?? 'Tab';
}

/** `items={['npm', 'pnpm']}`: the labels of the tabs inside. */
function readItems(attributes: string): string[] {
  const list = /\bitems=\{\[([^\]]*)\]\}/.exec(attributes)?.[1] ?? '';
  return Array.from(list.matchAll(/"([^"]*)"|'([^']*)'/g), ([, double, single]) => double ?? single ?? '');
}

const unnamed = /^[ \t]*<(?:Tabs\.Tab|Tab)(?=>)/;

/** Gives each tab its label. Tabs in tabs come later, when they have theirs. */
function nameTabs(lines: readonly TextLine[], labels: readonly string[]): Edit[] {
  let depth = 0;
  let count = 0;
  return lines.flatMap(({ text, start, isVerbatim }): Edit[] => {
    if (isVerbatim) return [];
    if (/^[ \t]*<Tabs[ \t>]/.test(text)) depth += 1;
    if (text.trim() === '</Tabs>') depth -= 1;
    const head = depth === 0 ? unnamed.exec(text)?.[0] : undefined;
    const label = head === undefined ? undefined : labels[count++];
    const at = start + (head?.length ?? 0);
    return label === undefined
      ? []
      : [{ start: at, end: at, text: ` label="${label.replaceAll('"', '”')}"` }];
  });
}

function findEnd(lines: readonly TextLine[], index: number, name: string): number | undefined {
  let depth = 0;
  for (let at = index; at < lines.length; at += 1) {
    const { text = '', isVerbatim = false } = lines[at] ?? {};
    if (isVerbatim) continue;
    if (opening.exec(text)?.groups?.['name'] === name) depth += 1;
    else if (text.trim() === `</${name}>`) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** Components are often indented, and no code. */
function dedent(lines: readonly TextLine[]): Edit[] {
  const written = lines.filter(({ text }) => !isBlank(text));
  const width = Math.min(...written.map(({ text }) => /^ */.exec(text)?.[0].length ?? 0));
  if (!Number.isFinite(width) || width === 0) return [];
  return written.map(({ start }) => ({ start, end: start + width, text: '' }));
}

/** The imports of the components, which are no text. */
export function findTabImports(lines: readonly TextLine[]): Edit[] {
  return lines
    .filter(
      ({ text, isVerbatim }) =>
        !isVerbatim && /^import \w+ from ['"]@theme\/Tab(?:s|Item)['"];?[ \t]*$/.test(text),
    )
    .map(emptyLine);
}
