import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheControl, hashedName } from '../../../../src/formats/server/cache-control.ts';
import { mediaTypes, namedTypes } from '../../../../src/formats/server/media-types.ts';
import { published, sandbox, saved } from '../../../../src/formats/server/published-files.ts';
import { lookupTable } from '../../../../src/model/lookup-table.ts';

type Headers = Readonly<Record<string, string>>;

/** The security headers that the build computed for every page (`dist/server/netlify/_headers`); none without it. */
export function readSiteHeaders(dist: string): Headers {
  const file = join(dist, 'server/netlify/_headers');
  if (!existsSync(file)) return {};
  const headers: Record<string, string> = lookupTable({});
  let isOfAll = false;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const pair = /^\s+([\w-]+): (.+)$/.exec(line);
    if (pair === null) isOfAll = /^\/\*$/.test(line.trim()) || (isOfAll && line.trim() === '');
    else if (isOfAll) headers[pair[1] ?? ''] = pair[2] ?? '';
  }
  return headers;
}

const whole = (pattern: string) => new RegExp(`^${pattern}$`);
const played = whole(published.played);
const shown = whole(published.shown);
const files = whole(published.all);
const hashed = whole(`/assets/.*${hashedName}`);
const types = namedTypes.map(({ pattern, type }) => ({ pattern: whole(pattern), type }));

/** What else is sent with a file: as nginx and Caddy send it with the settings that a build writes. */
export function headersOf(path: string, isMembers: boolean): Headers {
  const ending = /\.([^./]+)$/.exec(path)?.[1] ?? 'html';
  const type = types.find(({ pattern }) => pattern.test(path))?.type ?? mediaTypes[ending];
  const isText =
    type !== undefined && (type.startsWith('text/') || type.includes('json') || type.endsWith('xml'));
  return {
    'Content-Type':
      type === undefined
        ? 'application/octet-stream'
        : isText && !type.includes('charset')
          ? `${type}; charset=utf-8`
          : type,
    'Cache-Control': cacheOf(path, isMembers),
    ...(path.startsWith('/assets/') ? {} : { Vary: 'Cookie' }),
    ...(files.test(path) && !played.test(path) ? { [sandbox.name]: sandbox.value } : {}),
    ...(files.test(path) && !played.test(path) && !shown.test(path) ? { [saved.name]: saved.value } : {}),
  };
}

function cacheOf(path: string, isMembers: boolean): string {
  if (path.startsWith('/assets/')) return hashed.test(path) ? cacheControl.hashed : cacheControl.asset;
  return isMembers ? cacheControl.members : cacheControl.page;
}
