import { cacheControl, hashedName } from '../cache-control.ts';
import { mediaTypes, namedTypes } from '../media-types.ts';
import { published, sandbox, saved } from '../published-files.ts';
import type { ServedHeader } from '../../../plugins/web-server.ts';
import { commentText, decodePath, type Server } from '../server-files.ts';

export const caddy: Server = {
  label: 'Caddy',
  files: (facts, templates) => {
    const { prefix, title, host, auth, login, hasMembers, headers, moved } = facts;
    const view = {
      title: commentText(title),
      host,
      prefix:
        prefix === ''
          ? undefined
          : { path: quote(decodePath(prefix)), below: quote(`${decodePath(prefix)}/*`) },
      hasMembers,
      auth: auth === undefined ? undefined : askedAt(auth),
      login: quote(login),
      headers: headers.map(printHeader),
      published: {
        played: quote(`^${published.played}$`),
        shown: quote(`^${published.shown}$`),
        sandbox: printHeader(sandbox),
        saved: printHeader(saved),
        savedName: saved.name,
      },
      types: [
        ...namedTypes.map(({ pattern, type }) => `${quote(`~^${pattern}$`)} ${quote(type)}`),
        ...Object.entries(mediaTypes).map(
          ([ending, type]) => `${quote(`~\\.${ending}$`)} ${quote(withCharset(type))}`,
        ),
      ],
      hashed: quote(`^/assets/.*${hashedName}$`),
      cacheControl,
      moved: moved.map(({ from, to }) => `${quote(decodePath(from))} ${quote(to ?? gone)}`),
      gone,
    };
    return new Map([['Caddyfile', templates.render('server/caddy', view)]]);
  },
};

function printHeader({ name, value }: ServedHeader): string {
  return `${name} ${quote(value)}`;
}

/** Stands for the new address of what is gone; no address is like it. */
const gone = 'gone';

/** Caddy takes the server and the path apart. */
function askedAt(address: string): { upstream: string; uri: string } {
  const { origin, pathname, search } = new URL(address);
  return { upstream: quote(origin), uri: quote(`${pathname}${search}`) };
}

function withCharset(type: string): string {
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/** Caddy reads a backslash as itself, except before a quotation mark. Addresses contain no braces, which mean a value. */
function quote(text: string): string {
  return `"${text.replaceAll('"', String.raw`\"`)}"`;
}
