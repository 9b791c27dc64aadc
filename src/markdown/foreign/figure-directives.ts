import type { TextLine } from '../verbatim-lines.ts';
import { fenceBelow, fenceOf, isBlank, isIndentedCode, prefixOf, type ReadBlock } from './block.ts';
import { readOptions } from './options.ts';

const opening =
  /^[ \t>]*(?<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?:figure|image)\}[ \t]+(?<file>\S[^\n]*?)[ \t]*$/;

/** Blocks that no caption holds. */
const block = /^(?:[-*+][ \t]|\d+[.)][ \t]|#{1,6}[ \t]|>|\||`{3}|~{3}|:{3}|\$\$)/;

/** `{figure} graph.svg` and `{image}` of MyST, with their options and their caption, as an image. */
export const readFigureDirective: ReadBlock = (lines, index) => {
  const line = lines[index];
  const { fence = '', file } = opening.exec(line?.text ?? '')?.groups ?? {};
  if (line === undefined || file === undefined || isIndentedCode(lines, index)) return undefined;
  const isClosing = ({ text }: TextLine) => {
    const written = text.slice(prefixOf(text).length).trimEnd();
    return written.startsWith(fence) && written.replaceAll(fence.charAt(0), '') === '';
  };
  const last = lines.findIndex((one, at) => at > index && isClosing(one));
  const end = lines[last];
  if (end === undefined) return undefined;
  const { values, edits } = readOptions(lines, index + 1);
  const caption = lines
    .slice(index + 1 + edits.length, last)
    .map(({ text }) => text.slice(prefixOf(text).length).trim())
    .filter((text) => text !== '');
  if (caption.some((text) => block.test(text))) return undefined;
  const prefix = prefixOf(line.text);
  const isFirst = isBlank(lines[index - 1]?.text ?? '');
  const closing = fenceBelow(end, '');
  return {
    head: undefined,
    lead: `${isFirst ? '' : '\n'}${writeImage(file, caption.join(' '), values)}`.replaceAll(
      '\n',
      `\n${prefix}`,
    ),
    opening: { ...fenceOf(line), end: closing.end },
    closing,
    edits: [],
    last,
  };
};

function writeImage(file: string, caption: string, values: ReadonlyMap<string, string>): string {
  const alt = (values.get('alt') ?? '').replaceAll(/[[\]\\]/g, String.raw`\$&`);
  const title = caption.replaceAll(/\\(?=[!-/:-@[-`{-~])|"/g, String.raw`\$&`);
  const id = /^[\w:.-]+$/.exec(values.get('name') ?? values.get('label') ?? '')?.[0];
  const sizes = ['width', 'height'].flatMap((name) => {
    const size = /^\d[\w.%]*$/.exec(values.get(name) ?? '')?.[0];
    return size === undefined ? [] : [`${name}=${size}`];
  });
  const attributes = [...(id === undefined ? [] : [`#${id}`]), ...sizes].join(' ');
  return `![${alt}](<${file.replaceAll(/[<>]/g, encodeURIComponent)}>${title === '' ? '' : ` "${title}"`})${attributes === '' ? '' : `\n{: ${attributes}}`}`;
}
