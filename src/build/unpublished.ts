import type { Reason, UnpublishedArticle } from '../resolve/status.ts';
import { countOf } from './counts.ts';

const mostReasons = 6;
const mostIds = 5;

/** What a person reads of the articles that are not out, a line for each reason; empty when all are. */
export function describeUnpublished(articles: readonly UnpublishedArticle[]): string[] {
  if (articles.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { id, reason } of articles) {
    const group = groups.get(phrase(reason));
    if (group === undefined) groups.set(phrase(reason), [id]);
    else group.push(id);
  }
  const lines = [...groups].map(([reason, group]) => {
    const ids = group.slice(0, mostIds);
    const more = group.length > mostIds ? ` and ${String(group.length - mostIds)} more` : '';
    return {
      count: group.length,
      text: `  ${countOf(group.length, reason, reason === 'draft' ? 'drafts' : reason)}: ${ids.join(', ')}${more}`,
    };
  });
  const left = lines.slice(mostReasons).reduce((sum, { count }) => sum + count, 0);
  return [
    `${countOf(articles.length, 'article is', 'articles are')} not out:`,
    ...lines.slice(0, mostReasons).map(({ text }) => text),
    ...(left > 0 ? [`  ${String(left)} on later dates`] : []),
  ];
}

/** What `kolofon dev` says of the articles that it shows before they are published; empty when there are none. */
export function describeShownEarly(labels: readonly string[]): string {
  if (labels.length === 0) return '';
  const drafts = labels.filter((label) => label === labelReason({ kind: 'draft' })).length;
  const later = labels.length - drafts;
  const parts = [
    ...(drafts > 0 ? [countOf(drafts, 'draft', 'drafts')] : []),
    ...(later > 0 ? [countOf(later, 'article of a later date', 'articles of a later date')] : []),
  ];
  return `Shown and marked, but not published: ${parts.join(' and ')}. --published hides them.`;
}

/** `Draft`, `Due on 2027-01-05` */
export function labelReason(reason: Reason): string {
  const text = phrase(reason);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function phrase(reason: Reason): string {
  switch (reason.kind) {
    case 'draft':
      return 'draft';
    case 'due':
      return `due on ${reason.date}`;
    case 'future':
      return `dated ${reason.date}, in the future`;
  }
}
