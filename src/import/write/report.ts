import type { Fate } from '../imported.ts';
import type { Changes } from './compare.ts';
import type { LossKind } from './loss-list.ts';

export interface ImportSummary {
  /** The name of the kind of source. */
  readonly title: string;
  readonly source: string;
  readonly articles: number;
  readonly series: number;
  readonly assets: number;
  /** Settings of the publication that the source does not say. */
  readonly guessedSettings: readonly string[];
  readonly changes: Changes;
}

const fates: Readonly<Record<Fate, string>> = {
  unconverted: 'Marked in the text: `kolofon check` lists them',
  changed: 'Changed: the text is kept, its look and behaviour are not',
  dropped: 'Left out',
  guessed: 'Guessed: please review',
};

/** The report as Markdown, piece by piece: lists of losses can be long. */
export function* printReport(summary: ImportSummary, losses: readonly LossKind[]): Generator<string> {
  const { title, source, articles, series, assets, guessedSettings, changes } = summary;
  yield `# Import of ${source}\n\n`;
  yield `From ${title}: ${articles} articles, ${series} series, ${assets} files.\n\n`;
  if (losses.length > 0) {
    yield '| count | what | result |\n| ---: | --- | --- |\n';
    for (const { count, what, became } of losses) yield `| ${count} | ${what} | ${fates[became]} |\n`;
    yield '\n';
  }
  yield* printPaths('Settings to decide in `series/publication.yaml`', guessedSettings);
  yield* printPaths('Conflicts: the same lines were changed here and in the source', changes.conflicts);
  yield* printPaths(
    'Kept with your changes, although the source has a different version or none',
    changes.edited,
  );
  yield* printPaths('Not imported again, because you deleted them', changes.deleted);
  yield* printPaths('Merged with your changes', changes.merged);
  yield* printPaths('Removed: no longer in the source', changes.removed);
  for (const loss of losses) {
    yield `## ${capitalise(loss.what)} (${loss.count})\n\n${fates[loss.became]}.\n\n`;
    yield loss.lines();
    yield '\n';
  }
}

function* printPaths(heading: string, paths: readonly string[]): Generator<string> {
  if (paths.length === 0) return;
  yield `## ${heading}\n\n`;
  for (const path of paths) yield `- \`${path}\`\n`;
  yield '\n';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
