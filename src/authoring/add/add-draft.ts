import { UsageError } from '../../build/usage-error.ts';
import { applyChanges } from '../apply-changes.ts';
import { readSources } from '../read-sources.ts';
import { planArticle } from './plan-article.ts';

export interface DraftFacts {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Ids. */
  readonly series: readonly string[];
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Writes a draft with a body, as `kolofon add article` does without one, and returns its path below the root. */
export function addDraft(root: string, { title, body, series, today }: DraftFacts): string {
  const sources = readSources(root);
  if ('diagnostics' in sources)
    throw new UsageError('Nothing was written: the publication has errors. kolofon check reports them.');
  const planned = planArticle({ title, language: undefined, today, series, after: undefined }, sources);
  const changes = planned.changes.map((change) =>
    change.kind === 'create' && change.path === planned.path
      ? { ...change, text: change.text + body }
      : change,
  );
  applyChanges(root, sources.files, changes);
  return planned.path;
}
