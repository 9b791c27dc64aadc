import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import type { PublicationCheck } from './check.ts';

interface Named {
  readonly id: string;
  readonly source: SourcePath;
}

/** Every article, and every series, has an id of its own: it is its address in every output. */
export const checkSlugs: PublicationCheck = ({ articles, manifests }) => [
  ...articles.flatMap(checkNotEmpty),
  ...manifests.flatMap(checkNotEmpty),
  ...findClashes(articles),
  ...findClashes(manifests),
];

function checkNotEmpty({ id, source }: Named): Diagnostic[] {
  if (id !== '') return [];
  return [
    diagnose('slug-case-unique', startOf(source), 'No id can be made from the name of this file.', {
      hint: 'Give it a name with letters or digits.',
    }),
  ];
}

function findClashes(things: readonly Named[]): Diagnostic[] {
  const first = new Map<string, Named>();
  return things.flatMap((thing) => {
    if (thing.id === '') return [];
    const earlier = first.get(thing.id);
    if (earlier === undefined) {
      first.set(thing.id, thing);
      return [];
    }
    if (earlier.source === thing.source) return [twoEncodings(thing)];
    const isSameName = fileName(earlier.source) === fileName(thing.source);
    return [
      diagnose(
        isSameName ? 'output-path-unique' : 'slug-case-unique',
        startOf(thing.source),
        isSameName
          ? `This file and ${earlier.source} would be published at the same URL, "${thing.id}".`
          : `The names of this file and of ${earlier.source} give the same id: "${thing.id}".`,
        {
          hint: 'Give one of them another name.',
          related: [{ message: 'the other one', place: startOf(earlier.source) }],
        },
      ),
    ];
  });
}

/** Paths are compared in one form of Unicode (NFC), a disk may contain both. */
function twoEncodings({ source }: Named): Diagnostic {
  return diagnose(
    'slug-case-unique',
    startOf(source),
    'Two files have this name, and differ only in how its accents are encoded.',
    {
      hint: 'They look the same: compare their contents, and delete one of them.',
    },
  );
}

function fileName(path: SourcePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
