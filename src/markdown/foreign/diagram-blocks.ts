import { engineFor } from '../../diagrams/engines.ts';
import { fenceBelow, fenceOf, isIndentedCode, prefixOf, type ReadBlock } from './block.ts';

/** `{{< mermaid caption="A" >}}`, `:::{mermaid}`, `::: mermaid`. */
const opening =
  /^[ \t>]*(?:\{\{(?<sign>[<%])[ \t]*(?<shortcode>[\w-]+)(?<options>[^<>%{}]*)[>%]\}\}|(?<colons>:{3,})[ \t]*(?:\{(?<directive>[\w-]+)\}|(?<name>[\w-]+))[ \t]*)$/;

/** Diagrams that are written between shortcodes of Hugo or between colons, as blocks of code. */
export const readDiagramBlock: ReadBlock = (lines, index) => {
  const line = lines[index];
  const {
    sign,
    shortcode,
    options = '',
    colons,
    directive,
    name,
  } = opening.exec(line?.text ?? '')?.groups ?? {};
  const language = shortcode ?? directive ?? name;
  if (line === undefined || engineFor(language) === undefined || isIndentedCode(lines, index))
    return undefined;
  const closing =
    sign === undefined
      ? new RegExp(`^[ \\t>]*:{3,${String(colons?.length ?? 3)}}[ \\t]*$`)
      : new RegExp(`^[ \\t>]*\\{\\{${sign}[ \\t]*/[ \\t]*${shortcode ?? ''}[ \\t]*[>%]\\}\\}[ \\t]*$`);
  const last = lines.findIndex(({ text }, at) => at > index && closing.test(text));
  const end = lines[last];
  if (end === undefined) return undefined;
  const prefix = prefixOf(line.text);
  const info = directive === undefined ? `${language ?? ''} ${options.trim()}`.trim() : `{${directive}}`;
  const code = lines.slice(index + 1, last).map(({ text }) => `${withoutPrefix(text, prefix)}\n`);
  const fence = fenceFor(code);
  return {
    head: undefined,
    lead: [`${fence}${info}\n`, ...code, fence].join('').replaceAll('\n', `\n${prefix}`),
    opening: { ...fenceOf(line), end: fenceBelow(end, '').end },
    closing: fenceBelow(end, ''),
    edits: [],
    last,
  };
};

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text.trimStart();
}

function fenceFor(code: readonly string[]): string {
  const runs = code.join('').match(/`{3,}/g) ?? [];
  return '`'.repeat(runs.reduce((most, { length }) => Math.max(most, length + 1), 3));
}
