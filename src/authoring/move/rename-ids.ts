import { UsageError } from '../../build/usage-error.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { findFrontMatter } from '../../load/front-matter-block.ts';
import type { Loaded } from '../../load/load.ts';
import { parseYaml, type YamlSource } from '../../load/yaml.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Place } from '../../model/place.ts';
import type { SourceText } from '../../model/source-text.ts';
import { insertIntoList } from '../yaml-list.ts';

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** The edits of manifests and of the publication file: wherever a part has the old id. */
export function renameParts(
  { manifests, collections }: Loaded,
  { from, to }: Renaming,
  open: (file: SourcePath) => SourceText,
): ReadonlyMap<SourcePath, readonly Edit[]> {
  const edits = new Map<SourcePath, Edit[]>();
  for (const { source, sections, place } of [...manifests, ...collections]) {
    for (const { id, path } of sections.flatMap(({ parts }) => parts)) {
      if (id !== from) continue;
      edits.set(source, [...(edits.get(source) ?? []), replaceScalar(open(source), place(path), to)]);
    }
  }
  return edits;
}

/** The edits of an article that names the old id as its original. */
export function renameOriginal(source: SourceText, { to }: Renaming): Edit[] {
  const { yaml } = readFrontMatter(source);
  return [replaceScalar(source, yaml.place(['translationOf']), to)];
}

/** The edits by which an article keeps its old id among its former ones, and not its new one. */
export function keepFormerId(
  source: SourceText,
  { from, to }: Renaming,
  formerly: readonly string[],
): Edit[] {
  const { yaml, start, end } = readFrontMatter(source);
  const again = formerly.indexOf(to);
  // An id that is taken again gives its place to the one that is given up.
  if (again !== -1) return [replaceScalar(source, yaml.place(['formerly', again]), from)];
  const edit = insertIntoList(source.text.slice(start, end), ['formerly'], from);
  if (edit === undefined)
    throw new UsageError(
      `Nothing was changed: the front matter of ${source.file} is written in a way that Kolofon does not edit. Write "formerly: [${from}]" in it, and try again.`,
    );
  return [{ ...edit, start: edit.start + start, end: edit.end + start }];
}

function readFrontMatter(source: SourceText): { yaml: YamlSource; start: number; end: number } {
  const block = findFrontMatter(source);
  if ('code' in block) throw new UsageError(`Nothing was changed: ${source.file} has no front matter.`);
  return {
    yaml: parseYaml(source, { ...block, kind: 'front matter' }).value,
    start: block.from,
    end: block.to,
  };
}

/** A text in YAML keeps its quotes. */
function replaceScalar({ text }: SourceText, { start, end = start }: Place, value: string): Edit {
  const quote =
    /^["']/.exec(text.slice(start.offset, end.offset))?.[0] ??
    (/^(?:[\d.]|null$|true$|false$)/.test(value) ? '"' : '');
  return { start: start.offset, end: end.offset, text: `${quote}${value}${quote}` };
}
