import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { listName } from '../../src/publish/published-list.ts';
import { sumFiles } from '../harness/list-files.ts';
import { bucket, hasRsync, startRsync, startS3, type S3Server } from '../harness/publish-servers.ts';
import { runHere } from '../harness/run-here.ts';

let folder: string;
let s3: S3Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  s3 = await startS3(join(folder, 's3'));
});

afterAll(async () => {
  await s3.close();
  removeFolder(folder);
});

type Site = Readonly<Record<string, string>>;

/** A page that leads to these files. */
const page = (...paths: string[]) => paths.map((path) => `<a href="${path}">${path}</a>`).join('\n');

const first: Site = {
  'index.html': page('a/index.html', 'assets/site.aaaaaaaa.css', 'feed.xml'),
  'a/index.html': page('index.html', 'assets/site.aaaaaaaa.css', 'files/bilde ø.png'),
  'b/index.html': page('index.html', 'files/old.pdf'),
  'assets/site.aaaaaaaa.css': 'css',
  'files/bilde ø.png': 'png',
  'files/old.pdf': 'pdf',
  'files/tall.csv': 'a,b',
  'files/regneark.ods': 'ods',
  'feed.xml': 'a b',
  '[odd] *name*.txt': 'odd',
};
/** A new page, a new style sheet, a page less. */
const second: Site = {
  'index.html': page('a/index.html', 'c/index.html', 'assets/site.bbbbbbbb.css', 'feed.xml'),
  'a/index.html': page('index.html', 'assets/site.bbbbbbbb.css', 'files/bilde ø.png'),
  'c/index.html': page('index.html', 'files/new.pdf'),
  'assets/site.bbbbbbbb.css': 'css 2',
  'files/bilde ø.png': 'png',
  'files/new.pdf': 'pdf 2',
  'files/tall.csv': 'a,b',
  'files/regneark.ods': 'ods',
  'feed.xml': 'a c',
};

let builds = 0;

/** The output folder of a build. */
function built(name: string, site: Site, edition: 'site' | 'members' = 'site'): string {
  const out = join(folder, name);
  rmSync(out, { recursive: true, force: true });
  for (const [path, content] of Object.entries(site)) {
    const file = join(out, edition, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const files = Object.keys(site).map((path) => `${edition}/${path}`);
  writeFileSync(join(out, edition, 'foreign.txt'), 'not of the build');
  writeFileSync(join(out, '.kolofon-outputs.json'), JSON.stringify({ owner: String((builds += 1)), files }));
  return out;
}

function publish(out: string, target: string, ...more: string[]) {
  return runHere(['publish', target, '--out', out, ...more], s3.environment);
}

async function succeed(out: string, target: string, ...more: string[]): Promise<string> {
  const done = await publish(out, target, ...more);
  expect(done, done.log).toMatchObject({ code: 0, failure: undefined });
  return done.log;
}

interface Kind {
  readonly target: (name: string) => string;
  /** Where its files are on this machine. */
  readonly place: (name: string) => string;
}

const isRsyncThere = hasRsync();
let rsync: Awaited<ReturnType<typeof startRsync>> | undefined;

beforeAll(async () => {
  if (isRsyncThere) rsync = await startRsync(join(folder, 'rsync'));
});

afterAll(() => rsync?.close());

const kinds: Readonly<Record<string, Kind>> = {
  folder: { target: (name) => join(folder, 'www', name), place: (name) => join(folder, 'www', name) },
  rsync: {
    target: (name) => `${rsync?.url ?? ''}/${name}`,
    place: (name) => join(folder, 'rsync/served', name),
  },
};

describe.each(['folder', ...(isRsyncThere ? ['rsync'] : [])])('%s', (kind) => {
  const { target, place } = kinds[kind] ?? { target: String, place: String };
  const contents = (name: string): Site =>
    Object.fromEntries(
      Object.keys(sumFiles(place(name)))
        .filter((path) => path !== listName)
        .map((path) => [path, readFileSync(join(place(name), path), 'utf8')]),
    );

  test('gets the site, then what has changed, and loses only what was published', async () => {
    const [one, two] = [built(`${kind}-one`, first), built(`${kind}-two`, second)];
    expect(await succeed(one, target('site'))).toContain('Uploaded 10 files');
    expect(contents('site')).toEqual(first);
    writeFileSync(join(place('site'), 'mine.txt'), 'somebody else');
    const dry = await publish(two, target('site'), '--dry-run');
    expect(dry.output.split('\n')).toEqual(
      expect.arrayContaining(['upload c/index.html', 'delete b/index.html', 'delete [odd] *name*.txt']),
    );
    expect(contents('site')).toEqual({ ...first, 'mine.txt': 'somebody else' });
    expect(await succeed(two, target('site'))).toContain('Uploaded 6 files');
    expect(contents('site')).toEqual({ ...second, 'mine.txt': 'somebody else' });
    // Folders that are empty go too.
    expect(readdirSync(place('site'))).not.toContain('b');
    expect(await succeed(two, target('site'))).toMatch(
      /^Uploaded 0 files \(0\sB\), deleted 0, left 9 unchanged: /m,
    );
  });

  test('with files of somebody else is taken only when that is said', async () => {
    const out = built(`${kind}-adopt`, first);
    mkdirSync(place('adopted'), { recursive: true });
    writeFileSync(join(place('adopted'), 'index.html'), 'old');
    writeFileSync(join(place('adopted'), 'mine.txt'), 'mine');
    const refused = await publish(out, target('adopted'));
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.log).toContain('has files that Kolofon did not publish');
    expect(contents('adopted')).toEqual({ 'index.html': 'old', 'mine.txt': 'mine' });
    await succeed(out, target('adopted'), '--adopt');
    expect(contents('adopted')).toEqual({ ...first, 'mine.txt': 'mine' });
  });
});

describe('a bucket', () => {
  const target = (name: string) => `s3://${bucket}/${name}`;

  const contents = async (name: string): Promise<Site> => {
    const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
    const read = keys.map(async (key) => {
      const response = await s3.read(`${name}/${key.split('/').map(encodeURIComponent).join('/')}`);
      return response.ok ? [[key, await response.text()] as const] : [];
    });
    return Object.fromEntries((await Promise.all(read)).flat());
  };

  /** The files to which pages of the bucket lead, and that are not there. */
  const missing = (site: Site): string[] =>
    Object.entries(site)
      .filter(([path]) => path.endsWith('.html'))
      .flatMap(([, html]) => [...html.matchAll(/href="([^"]*)"/g)].map(([, path = '']) => path))
      .filter((path) => !(path in site));

  test('gets types and caching, pages after what they load, and deletions last', async () => {
    const [one, two] = [built('s3-one', first), built('s3-two', second)];
    await succeed(one, target('a'));
    expect(await contents('a')).toEqual(first);
    const headers = async (path: string) => {
      const response = await s3.read(`a/${path}`);
      await response.body?.cancel();
      return ['content-type', 'cache-control', 'content-disposition'].map((name) =>
        response.headers.get(name),
      );
    };
    expect(await headers('index.html')).toEqual(['text/html; charset=utf-8', 'public, max-age=300', null]);
    expect(await headers('assets/site.aaaaaaaa.css')).toEqual([
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
      null,
    ]);
    expect(await headers('feed.xml')).toEqual(['application/atom+xml', 'public, max-age=300', null]);
    expect((await headers('files/regneark.ods'))[2]).toBe('attachment');

    s3.takeLog();
    await succeed(two, target('a'));
    const log = s3.takeLog();
    const order = [
      'PUT a/assets/site.bbbbbbbb.css',
      'PUT a/c/index.html',
      'PUT a/index.html',
      'PUT a/feed.xml',
    ];
    expect(log.filter((call) => order.includes(call))).toEqual(order);
    expect(log.slice(-4).toSorted()).toEqual([
      'DELETE a/[odd] *name*.txt',
      'DELETE a/assets/site.aaaaaaaa.css',
      'DELETE a/b/index.html',
      'DELETE a/files/old.pdf',
    ]);
    expect(log.at(-4)).toBe('DELETE a/b/index.html');
    expect(await contents('a')).toEqual(second);
    await succeed(two, target('a'));
    expect(s3.takeLog()).toEqual([]);
  });

  test('is never left with a page that leads to nothing, wherever a run is cut off, and goes on from there', async () => {
    const [one, two] = [built('cut-one', first), built('cut-two', second)];
    for (let limit = 1, isDone = false; !isDone; limit += 2) {
      const name = `cut-${String(limit)}`;
      await succeed(one, target(name));
      s3.takeLog();
      // From some request on nothing is answered: as if the machine had been switched off.
      s3.failWith((_call, count) => (count >= limit ? 403 : undefined));
      const { code, log } = await publish(two, target(name));
      s3.failWith(() => undefined);
      isDone = code === 0;
      expect(code === 0 || log.includes('status 403'), log).toBe(true);
      expect(missing(await contents(name)), `after ${String(limit)} requests`).toEqual([]);
      await succeed(two, target(name));
      expect(await contents(name)).toEqual(second);
      // Nothing that had arrived is uploaded again.
      const uploads = s3.takeLog().filter((call) => call.startsWith('PUT'));
      expect(uploads.toSorted()).toEqual([...new Set(uploads)].toSorted());
    }
  });

  test('that fails now and then is asked again; an answer that is lost is no loss', async () => {
    const out = built('shaky', first);
    const failed = new Set<string>();
    s3.failWith((call, count) => {
      if (failed.has(call)) return undefined;
      failed.add(call);
      return ([500, 'cut', 503, 'unanswered', 429] as const)[count % 5];
    });
    await succeed(out, target('shaky'));
    s3.failWith(() => undefined);
    expect(await contents('shaky')).toEqual(first);
  });

  test('that refuses says what it refuses', async () => {
    const out = built('refused', first);
    expect((await publish(out, 's3://ingen-slik')).log).toContain('There is no bucket "ingen-slik"');
    const wrong = await runHere(['publish', target('wrong'), '--out', out], {
      ...s3.environment,
      AWS_SECRET_ACCESS_KEY: 'feil',
    });
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.log).toMatch(/status 403 \(SignatureDoesNotMatch\)/);
  });

  test('of members takes no public edition, and the reverse', async () => {
    const [open, members] = [built('open', first), built('members', first, 'members')];
    await succeed(members, target('members'), '--edition', 'members');
    expect((await s3.read('members/index.html')).headers.get('cache-control')).toBe('private, no-store');
    expect((await publish(open, target('members'))).log).toContain("has the members' edition");
    await succeed(open, target('open'));
    expect((await publish(members, target('open'), '--edition', 'members')).log).toContain(
      'has the public edition',
    );
    expect((await publish(open, target('open'), '--edition', 'members')).log).toContain(
      "There is no members' site",
    );
  });
});

test.each([
  ['', 'is no target'],
  ['-oProxyCommand=x', undefined],
  ['s3://', 'names no bucket'],
  ['s3://UPPER/x', 'names no bucket'],
  ['https://example.org/site', 'is no target: name a folder'],
  ['rsync:somewhere', 'is no target of rsync'],
  ['OUT/site/inside', 'is in the folder that is published'],
])('the target "%s" is refused', async (target, message) => {
  const out = built('bad', first);
  const { code, log, failure } = await publish(out, target.replace('OUT', out));
  expect(code).toBe(2);
  if (message === undefined) expect(failure).toContain('UsageError');
  else expect(log).toContain(message);
});

test('a bucket needs keys', async () => {
  const { code, log } = await runHere(['publish', `s3://${bucket}`, '--out', built('keys', first)]);
  expect(code).toBe(2);
  expect(log).toContain('AWS_ACCESS_KEY_ID');
});

test('what no build has finished is not published', async () => {
  const none = await publish(join(folder, 'nothing'), join(folder, 'x'));
  expect(none.log).toContain('run kolofon build first');
  const linked = built('linked', first);
  const link = (path: string, to: string) => {
    rmSync(join(linked, 'site', path), { recursive: true });
    symlinkSync(to, join(linked, 'site', path));
  };
  link('feed.xml', join(folder, 'other'));
  expect((await publish(linked, join(folder, 'x'))).log).toContain('is not there as the build left it');
  link('feed.xml', join(linked, 'site/index.html'));
  expect((await publish(linked, join(folder, 'x'))).log).toContain('is not there as the build left it');
  const moved = built('moved', first);
  cpSync(join(moved, 'site/files'), join(folder, 'outside'), { recursive: true });
  rmSync(join(moved, 'site/files'), { recursive: true });
  symlinkSync(join(folder, 'outside'), join(moved, 'site/files'));
  expect((await publish(moved, join(folder, 'x'))).log).toContain('is not there as the build left it');
  const out = built('unfinished', first);
  writeFileSync(
    join(out, '.kolofon-outputs.json'),
    JSON.stringify({ owner: '', isUnfinished: true, files: ['site/index.html'] }),
  );
  expect((await publish(out, join(folder, 'x'))).log).toContain('did not finish');
});
