import { hasErrors, type Checked } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import type { SourceText } from '../model/source-text.ts';
import type { Memory } from './memory.ts';
import type { YamlKind } from './yaml-limits.ts';
import { lazyPlaces, parseYaml, type YamlPlaces, type YamlSource } from './yaml.ts';

/** How a file of YAML is got: one that is the same as in an earlier build is opened only for a place in it. */
export interface YamlReader {
  readonly open: (path: SourcePath) => Checked<SourceText>;
  readonly memory: Memory;
}

/** The plain data of a file as an earlier build read it without a problem, or as it is read now. Broken YAML is reported here. */
export function readOnce<Data>(
  path: SourcePath,
  { open, memory }: YamlReader,
  read: (yaml: YamlSource, isBroken: boolean) => Checked<Data>,
  kind: YamlKind = 'file',
): Checked<Data> {
  const earlier = memory.recall(path);
  if (earlier !== undefined) return { value: earlier.head as Data, diagnostics: [] };
  const text = open(path);
  const yaml = parseYaml(text.value, { kind });
  const { value, diagnostics } = read(yaml.value, hasErrors(yaml.diagnostics));
  const isText = !hasErrors(text.diagnostics) || !hasErrors(yaml.diagnostics);
  const all = isText ? [...text.diagnostics, ...yaml.diagnostics, ...diagnostics] : text.diagnostics;
  if (all.length === 0) memory.note(path, value);
  return { value, diagnostics: all };
}

/** The places in a file, which is opened only for one of them. */
export function placesIn(path: SourcePath, { open }: YamlReader): YamlPlaces {
  return lazyPlaces(() => parseYaml(open(path).value, { kind: 'list' }).value);
}
