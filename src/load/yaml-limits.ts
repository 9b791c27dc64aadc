import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../model/source-text.ts';

/** The longest YAML of each kind, in UTF-16 code units. The list of addresses and the references grow with the articles. */
const longestYaml = { 'front matter': 100_000, file: 1_000_000, list: 50_000_000 } as const;

export type YamlKind = keyof typeof longestYaml;

/** Anchors and aliases: each is looked up among all others. */
const mostNames = 1_000;

const name = /(?:^|[:,[{-])[ \t]*[&*][^\s,[\]{}]/gm;

/** Runs of signs that open a level each, or of other signs that mean something. */
const nested = /(?:[[{]\s*){200}|(?:[-?:][ \t]+){200}|(?:[*&!?:][ \t]*){1000}/;

/** YAML that would take minutes to read. */
export function findExcess(
  source: SourceText,
  from: number,
  to: number,
  kind: YamlKind,
): Diagnostic | undefined {
  const most = longestYaml[kind];
  if (to - from > most) {
    const noun = kind === 'front matter' ? 'The front matter' : 'The file';
    return diagnose(
      'size-limit',
      source.place(from),
      `${noun} is longer than ${most.toLocaleString('en')} characters.`,
      {
        hint:
          kind === 'front matter' ? 'Move the text below the second line of three hyphens.' : 'Shorten it.',
      },
    );
  }
  const run = nested.exec(source.text.slice(from, to));
  if (run !== null) {
    const place = source.place(from + run.index);
    return diagnose('nesting-limit', place, 'The YAML is nested too deep.', {
      hint: 'Delete the characters that are there by mistake.',
    });
  }
  let count = 0;
  for (const { index } of source.text.slice(from, to).matchAll(name)) {
    count += 1;
    if (count > mostNames) {
      const place = source.place(from + index);
      return diagnose(
        'size-limit',
        place,
        `The YAML has more than ${mostNames.toLocaleString('en')} anchors and aliases (& and *).`,
        {
          hint: 'Write the values where they are used.',
        },
      );
    }
  }
  return undefined;
}
