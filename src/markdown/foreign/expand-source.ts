import { location } from 'vfile-location';
import type { Diagnostic, Edit } from '../../diagnostics/diagnostic.ts';
import type { SourceText } from '../../model/source-text.ts';
import { mayInclude } from './include-lines.ts';
import { rewriteIncludes, type FindIncluded } from './rewrite-includes.ts';

/** A text with all that it includes. Places are those of the file itself: of what is included, the line that includes it. */
export interface ExpandedSource extends SourceText {
  /** The offsets in the file of the lines that include something. */
  readonly includes: readonly { readonly start: number; readonly end: number }[];
  /** A fix for the file itself; none of what is included. */
  readonly moveFix: (diagnostic: Diagnostic) => Diagnostic;
}

/** Undefined for a text that includes nothing. */
export function expandSource(
  source: SourceText,
  find: FindIncluded,
  report: (diagnostic: Diagnostic) => void,
): ExpandedSource | undefined {
  if (!mayInclude(source.text)) return undefined;
  const { text, toSource, taken } = rewriteIncludes(source.text, {
    source: source.file,
    find,
    report,
    place: source.place,
  });
  const lines = location(text);
  const place: SourceText['place'] = (start, end) =>
    source.place(toSource(start, 'start'), end === undefined ? undefined : toSource(end, 'end'));
  const moveEdit = ({ start, end, text: put }: Edit): Edit[] => {
    const moved = { start: toSource(start, 'start'), end: toSource(end, 'end'), text: put };
    return source.text.slice(moved.start, moved.end) === text.slice(start, end) ? [moved] : [];
  };
  return {
    file: source.file,
    text,
    place,
    placeAt: (line, column) => place(lines.toOffset({ line, column }) ?? text.length),
    includes: taken,
    moveFix: ({ fix, ...rest }) => {
      const edits = fix?.edits.flatMap(moveEdit);
      return edits !== undefined && edits.length === fix?.edits.length ? { ...rest, fix: { edits } } : rest;
    },
  };
}
