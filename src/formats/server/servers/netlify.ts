import { cacheControl } from '../cache-control.ts';
import type { ServedSite } from '../../../plugins/web-server.ts';
import { commentText, type Server } from '../server-files.ts';
import { headerRules, withoutPlaceholders } from './service-rules.ts';

/** The folder of the edition for members beside the open one, where both are deployed. */
const folder = 'members';

/** Netlify's `_headers` and `_redirects`: for the public edition, and for both where there are two. */
export const netlify: Server = {
  label: 'Netlify',
  files: (facts, templates) => {
    const { prefix, hasMembers, login } = facts;
    const view = { title: commentText(facts.title), prefix, folder, login, lines: movedLines(facts) };
    const rules = headerRules(facts);
    const closed = {
      path: `${prefix}/${folder}/*`,
      headers: [{ name: 'Cache-Control', value: cacheControl.members }],
    };
    const open: [string, string][] = [
      ['_headers', templates.render('server/headers', { ...view, rules })],
      ['_redirects', templates.render('server/netlify-redirects', view)],
    ];
    const both: [string, string][] = [
      ['both/_headers', templates.render('server/headers', { ...view, rules: [...rules, closed] })],
      ['both/_redirects', templates.render('server/netlify-both-redirects', view)],
    ];
    return new Map(hasMembers ? [...open, ...both] : open);
  },
};

/** Netlify answers with 410 by showing a page with this status. */
function movedLines({ moved, prefix }: ServedSite): string[] {
  return moved.map(({ from, to }) =>
    to === undefined
      ? `${withoutPlaceholders(from)} ${prefix}/404.html 410!`
      : `${withoutPlaceholders(from)} ${withoutPlaceholders(to)} 301!`,
  );
}
