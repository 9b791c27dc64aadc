import { cacheControl, hashedName } from '../cache-control.ts';
import { compressible, mediaTypes, namedTypes } from '../media-types.ts';
import { published, replaceHeader, sandbox, saved } from '../published-files.ts';
import type { ServedHeader } from '../../../plugins/web-server.ts';
import { commentText, decodePath, type Server } from '../server-files.ts';

/** The address at which the server itself asks, which no moved one may take. */
const authAddress = '/.kolofon/auth';

/** `kolofon.conf` is included in a server; `server.conf` is an example of one. */
export const nginx: Server = {
  label: 'nginx',
  files: (facts, templates) => {
    const { prefix, title, host, auth, login, hasMembers } = facts;
    const printHeaders = (headers: readonly ServedHeader[]) =>
      headers.map(({ name, value }) => `${name} ${quote(value)}`);
    const headers = printHeaders(facts.headers);
    const sandboxed = replaceHeader(facts.headers, sandbox);
    const view = {
      title: commentText(title),
      host: quote(host),
      prefix,
      hasMembers,
      auth: auth === undefined ? undefined : quote(auth.replace(/#.*/, '')),
      login: quote(login),
      authAddress,
      below: (pattern: string) => quote(`^${escapePattern(decodePath(prefix))}(?<kolofon_file>${pattern})$`),
      headers,
      types: Object.entries(mediaTypes).map(([ending, type]) => `${quote(type)} ${ending}`),
      compressible,
      // A file is found by the first rule that fits it: that for all others is the last.
      kinds: [
        ...namedTypes.map(({ id, pattern, type }) => ({ id, pattern, type: quote(type), headers })),
        { id: 'played', pattern: published.played, headers },
        { id: 'shown', pattern: published.shown, headers: printHeaders(sandboxed) },
        { id: 'saved', pattern: published.all, headers: printHeaders([...sandboxed, saved]) },
        { id: 'file', pattern: '/.*', headers },
      ],
      hashedName,
      cacheControl,
      moved: facts.moved
        .filter(({ from }) => from !== authAddress)
        .map(({ from, to }) => ({
          from: quote(decodePath(from)),
          to: to === undefined ? undefined : quote(to),
        })),
    };
    return new Map([
      ['kolofon.conf', templates.render('server/nginx', view)],
      ['server.conf', templates.render('server/nginx-server', view)],
    ]);
  },
};

/** Addresses contain no `$` any more, and nothing else does: no variable is meant by one. */
function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
