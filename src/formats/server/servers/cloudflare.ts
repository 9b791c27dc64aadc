import type { ServedSite } from '../../../plugins/web-server.ts';
import { commentText, type Server } from '../server-files.ts';
import { headerRules, withoutPlaceholders, type HeaderRule } from './service-rules.ts';

/** What Cloudflare Pages takes of `_redirects`; what is beyond it is ignored without a word. The comments need some. */
const limits = { rules: 2000, characters: 1000, bytes: 100_000, comments: 2000 } as const;

/** The `_headers` and `_redirects` of Cloudflare Pages, for the public edition. */
export const cloudflare: Server = {
  label: 'Cloudflare Pages',
  files: (facts, templates) => {
    const view = {
      title: commentText(facts.title),
      hasMembers: facts.hasMembers,
      rules: headerRules(facts).map(takeBack),
      ...chooseLines(facts),
      gone: facts.moved.filter(({ to }) => to === undefined).length,
      limits,
    };
    return new Map([
      ['_headers', templates.render('server/headers', view)],
      ['_redirects', templates.render('server/cloudflare-redirects', view)],
    ]);
  },
};

/** Cloudflare joins the values of all rules that fit, unless one takes back what the others say. */
function takeBack(rule: HeaderRule, index: number, [all]: readonly HeaderRule[]): HeaderRule {
  const names = new Set(index === 0 ? [] : all?.headers.map(({ name }) => name));
  return { ...rule, without: rule.headers.map(({ name }) => name).filter((name) => names.has(name)) };
}

/** The rules that Cloudflare takes, and how many it does not. It knows no status 410: what is gone is not found. */
function chooseLines({ moved }: ServedSite): { lines: string[]; left: number } {
  const all = moved.flatMap(({ from, to }) =>
    to === undefined ? [] : `${withoutPlaceholders(from)} ${withoutPlaceholders(to)} 301`,
  );
  const lines: string[] = [];
  let bytes: number = limits.comments;
  for (const line of all) {
    bytes += line.length + 1;
    if (line.length > limits.characters) continue;
    if (lines.length === limits.rules || bytes > limits.bytes) break;
    lines.push(line);
  }
  return { lines, left: all.length - lines.length };
}
