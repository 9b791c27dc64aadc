import { isDocument } from 'yaml';
import { applyEdits } from '../../diagnostics/apply-edits.ts';
import { diagnose, type Diagnostic, type Edit } from '../../diagnostics/diagnostic.ts';
import type { SourceText } from '../../model/source-text.ts';
import { composeYaml, type YamlError } from '../compose-yaml.ts';
import { slips } from './slips.ts';
import type { SlipFix } from './slip.ts';

/** Turns the first error of the parser into what somebody can do about it. `from` is where the YAML begins in its file. */
export function explainError(
  yaml: string,
  { message, start, end }: YamlError,
  source: SourceText,
  from: number,
): Diagnostic {
  return (
    explainSlip(yaml, start, source, from) ??
    diagnose('yaml-valid', source.place(from + start, from + end), `Invalid YAML: ${message}`, {
      hint: 'Compare it with the lines around it: the spaces at the beginning, a colon and a space after the key, quotes and brackets in pairs.',
    })
  );
}

/** The slip that can be seen at an offset in the YAML, or before it. */
export function explainSlip(
  yaml: string,
  start: number,
  source: SourceText,
  from: number,
): Diagnostic | undefined {
  const lines = yaml.split('\n');
  const at = Math.min(yaml.slice(0, start).split('\n').length, lines.length) - 1;
  for (const find of slips) {
    const slip = find({ lines, at });
    if (slip === undefined) continue;
    const offset = from + lines.slice(0, slip.line).reduce((sum, line) => sum + line.length + 1, 0);
    const place = source.place(offset + slip.from, offset + slip.to);
    const edit = slip.fix && slipEdit(yaml, offset - from, start, slip.fix);
    const fix = edit && { edits: [{ ...edit, start: edit.start + from, end: edit.end + from }] };
    return diagnose('yaml-valid', place, slip.message, { hint: slip.hint, fix });
  }
  return undefined;
}

/** The edit of the YAML for what is to be written on a line, if it is read with it, or at least as far as the lines below. */
function slipEdit(
  yaml: string,
  lineStart: number,
  error: number,
  { from, to, text }: SlipFix,
): Edit | undefined {
  const edit = { start: lineStart + from, end: lineStart + to, text };
  const read = composeYaml(applyEdits(yaml, [edit]));
  if (isDocument(read)) return edit;
  const lineEnd = yaml.indexOf('\n', Math.max(error, lineStart));
  const grown = text.length - (to - from);
  return lineEnd !== -1 && read.start > lineEnd + grown ? edit : undefined;
}
