import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';
import { emptyLine } from './block.ts';

export interface Options {
  readonly values: ReadonlyMap<string, string>;
  /** Take the lines of the options out. */
  readonly edits: readonly Edit[];
}

/** The options below the first line of a directive: `:class: tip` in each line, or YAML between lines of hyphens. */
export function readOptions(lines: readonly TextLine[], first: number): Options {
  const values = new Map<string, string>();
  const edits: Edit[] = [];
  const isYaml = /^[ \t>]*---[ \t]*$/.test(lines[first]?.text ?? '');
  const closing = isYaml
    ? lines.findIndex(({ text }, index) => index > first && /^[ \t>]*---[ \t]*$/.test(text))
    : -1;
  if (isYaml && closing === -1) return { values, edits };
  const option = isYaml ? /^[ \t>]*([\w-]+):[ \t]*(.*)$/ : /^[ \t>]*:([a-z][\w-]*):[ \t]*(.*)$/i;
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    const [, name = '', value = ''] = option.exec(line?.text ?? '') ?? [];
    const isBorder = isYaml && (index === first || index === closing);
    if (line === undefined || (name === '' && !isBorder)) break;
    if (name !== '') values.set(name, value.trim().replace(/^(["'])(.*)\1$/, '$2'));
    edits.push(emptyLine(line));
    if (isYaml && index === closing) break;
  }
  return { values, edits };
}
