import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  caddyLine,
  combinedLine,
  commonLine,
  crawler,
  firefox,
  logOf,
  nettverk,
  reader,
  tillit,
} from '../harness/access-log.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { runHere, type HereRun } from '../harness/run-here.ts';

interface Counted extends HereRun {
  /** What is in series/popularity.csv, or undefined where there is none. */
  readonly csv: string | undefined;
}

interface Given {
  readonly options?: readonly string[];
  readonly publication?: LittlePublication;
  readonly standardInput?: string;
}

/** Counts logs, given by name, for the little publication. */
async function count(
  logs: Readonly<Record<string, string | Uint8Array>>,
  { options = [], publication = littlePublication(), standardInput }: Given = {},
): Promise<Counted> {
  return publication.inFolder(async (folder) => {
    const outside = join(folder, '..');
    for (const [name, content] of Object.entries(logs)) writeFileSync(join(outside, name), content);
    const names = Object.keys(logs).map((name) => join(outside, name));
    const run = await runHere(['popularity', '--root', folder, ...options, ...names], {}, standardInput);
    const file = join(folder, 'series/popularity.csv');
    return { ...run, csv: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
  });
}

const csv = (...rows: string[]) => logOf('article,reads', ...rows);

describe('what is counted', () => {
  test('formats and files may be mixed, plain or packed, whatever their names say', async () => {
    const {
      code,
      csv: counts,
      log,
    } = await count({
      'access.log.gz': logOf(combinedLine(), caddyLine(), commonLine({ target: nettverk })),
      'access.log': gzipSync(logOf(caddyLine())),
      'access.log.2': Buffer.concat([gzipSync(logOf(combinedLine())), gzipSync(logOf(commonLine()))]),
    });
    expect(counts).toBe(csv('tillit,5', 'nettverk-og-relasjon,1'));
    expect([code, log.split('\n')[0]]).toEqual([
      0,
      'Read 6 lines; 6 reads of 2 articles; 0 requests of robots left out; 0 lines not understood.',
    ]);
  });

  test('only what was asked for with GET and delivered, and only articles', async () => {
    const { csv: counts } = await count({
      log: logOf(
        combinedLine({ method: 'HEAD' }),
        combinedLine({ method: 'POST' }),
        ...[206, 301, 403, 404, 500].map((status) => combinedLine({ status })),
        combinedLine({ target: '/' }),
        combinedLine({ target: '/series/nettverksbygging/' }),
        combinedLine({ target: `${tillit}?q=1`, status: 304 }),
        combinedLine({ target: `${tillit}index.html` }),
      ),
    });
    expect(counts).toBe(csv('tillit,2'));
  });

  test('the path of the base URL and the folder of the articles lead to them', async () => {
    const publication = littlePublication().withConfig({
      baseUrl: 'https://example.org/bibliotek',
      addresses: { articles: 'artikler' },
    });
    const log = logOf(combinedLine({ target: '/bibliotek/artikler/tillit/' }), combinedLine());
    expect((await count({ log }, { publication })).csv).toBe(csv('tillit,1'));
  });

  test('articles that are not published are not counted, and problems in articles keep nobody from counting', async () => {
    const publication = littlePublication()
      .withArticle('kladd', 'Kommer.\n', { status: 'draft' })
      .withArticle('senere', 'Kommer.\n', { published: '2026-11-24' })
      .withArticle('odelagt', '![](finnes-ikke.png)\n');
    const ids = ['kladd', 'senere', 'odelagt'];
    const log = logOf(...ids.map((id) => combinedLine({ target: `/articles/${id}/` })));
    const { code, csv: counts } = await count({ log }, { publication });
    expect([code, counts]).toEqual([0, csv('odelagt,1')]);
  });

  test('robots are left out, and who does not say what it is', async () => {
    const { csv: counts, log } = await count({
      log: logOf(
        combinedLine(),
        caddyLine(),
        ...[crawler, '', '-', 'curl/8.5.0'].flatMap((agent) => [
          combinedLine({ agent }),
          caddyLine({ agent }),
        ]),
        combinedLine({ agent: crawler, target: '/feed.xml' }),
      ),
    });
    expect(counts).toBe(csv('tillit,2'));
    expect(log).toContain('; 8 requests of robots left out;');
  });

  test('the most read come first, then by id', async () => {
    const publication = littlePublication().withArticle('aa').withArticle('zz');
    const targets = [tillit, tillit, '/articles/zz/', nettverk, '/articles/aa/', nettverk, nettverk];
    const log = logOf(...targets.map((target) => commonLine({ target })));
    expect((await count({ log }, { publication })).csv).toBe(
      csv('nettverk-og-relasjon,3', 'tillit,2', 'aa,1', 'zz,1'),
    );
  });

  test.each([
    [['--since', '2026-11-10'], 3],
    [['--until', '2026-11-10'], 2],
    [['--since', '2026-11-10', '--until', '2026-11-10'], 1],
    [['--since', '2026-11-11', '--until', '2027-01-31'], 2],
    [[], 4],
  ])('%j', async (options, reads) => {
    const days = ['09/Nov/2026', '10/Nov/2026', '11/Nov/2026', '01/Jan/2027'];
    const log = logOf(...days.map((day) => combinedLine({ day })));
    expect((await count({ log }, { options })).csv).toBe(csv(`tillit,${reads}`));
  });

  test('the standard input is a log too', async () => {
    const given = { options: ['-'], standardInput: logOf(combinedLine(), caddyLine()) };
    expect((await count({}, given)).csv).toBe(csv('tillit,2'));
  });
});

describe('the file', () => {
  const publication = littlePublication().withFile(
    'series/popularity.csv',
    csv('nettverk-og-relasjon,3', 'for-lenge-siden,2', 'tillit,1'),
  );
  const log = logOf(combinedLine(), caddyLine(), commonLine());

  test('new counts take the place of the earlier ones', async () => {
    expect((await count({ log }, { publication })).csv).toBe(csv('tillit,3'));
  });

  test('--add adds to them, and loses none', async () => {
    expect((await count({ log }, { publication, options: ['--add'] })).csv).toBe(
      csv('tillit,4', 'nettverk-og-relasjon,3', 'for-lenge-siden,2'),
    );
  });

  test('--add begins a file where there is none', async () => {
    expect((await count({ log }, { options: ['--add'] })).csv).toBe(csv('tillit,3'));
  });

  test('what cannot be read is not added to, but may be replaced', async () => {
    const broken = littlePublication().withFile('series/popularity.csv', 'tillit;1\n');
    const added = await count({ log }, { publication: broken, options: ['--add'] });
    expect([added.code, added.csv]).toEqual([1, 'tillit;1\n']);
    expect(added.output).toMatch(/popularity\.csv:1:1 {2}error popularity-valid\n.*\n {2}> 1 \| tillit;1/);
    const replaced = await count({ log }, { publication: broken });
    expect([replaced.code, replaced.csv]).toEqual([0, csv('tillit,3')]);
  });

  test('--out writes elsewhere, and nothing is left beside it', async () => {
    await littlePublication().inFolder(async (folder) => {
      const out = join(folder, 'counts/november.csv');
      writeFileSync(join(folder, 'access.log'), log);
      const { code } = await runHere([
        'popularity',
        '--root',
        folder,
        '--out',
        out,
        join(folder, 'access.log'),
      ]);
      expect([code, readFileSync(out, 'utf8')]).toEqual([0, csv('tillit,3')]);
      expect(readdirSync(join(folder, 'counts'))).toEqual(['november.csv']);
      expect(existsSync(join(folder, 'series/popularity.csv'))).toBe(false);
    });
  });

  test('a build reads what the command wrote', async () => {
    await littlePublication().inFolder(async (folder) => {
      writeFileSync(join(folder, 'access.log'), log);
      await runHere(['popularity', '--root', folder, join(folder, 'access.log')]);
      const { code, output } = await runHere(['check', '--root', folder]);
      expect([code, output]).toEqual([0, '']);
    });
  });

  test('nothing of a reader is in it, nor on the terminal', async () => {
    const secrets = [reader, 'kari', firefox, 'Firefox', 'search.example'];
    for (const secret of secrets) expect(log).toContain(secret);
    const {
      csv: counts,
      log: reported,
      output,
    } = await count({ 'access.log': log, hostile: '203.0.113.77 what' });
    for (const secret of secrets) expect(`${counts ?? ''}${reported}${output}`).not.toContain(secret);
  });
});

describe('hostile and foreign lines', () => {
  test('take no others with them', async () => {
    const {
      code,
      csv: counts,
      log,
    } = await count({
      log: logOf(
        combinedLine({ target: '/articles/%zz/' }),
        combinedLine({ target: '/articles/../articles/tillit/' }),
        combinedLine({ target: '/articles/__proto__/' }),
        '{"request":{"method":"GET","uri":7},"status":200,"ts":1}',
        '\0\0\0\0',
        'x'.repeat(300_000),
        '',
        combinedLine(),
        `${combinedLine()}\r`,
      ),
    });
    expect([code, counts]).toEqual([0, csv('tillit,2')]);
    expect(log).toContain('Read 8 lines;');
    expect(log).toContain(' 3 lines not understood.');
    expect(log).not.toContain('Kolofon reads');
  });

  test('when most are not understood, the formats are reported', async () => {
    const { code, log } = await count({ log: logOf(combinedLine(), 'hva', 'er dette?') });
    expect([code, log]).toEqual([
      0,
      expect.stringContaining('Kolofon reads the common and combined formats'),
    ]);
  });

  test('when none is, that is a failure, and nothing is written', async () => {
    const { code, csv: counts, log } = await count({ log: logOf('hva', 'er dette?') });
    expect([code, counts]).toEqual([1, undefined]);
    expect(log).toContain('Nothing was written.');
  });

  test('a log without lines is none, and takes no counts away', async () => {
    const publication = littlePublication().withFile('series/popularity.csv', csv('tillit,1'));
    const { code, csv: counts } = await count({ log: '' }, { publication });
    expect([code, counts]).toEqual([0, csv('tillit,1')]);
  });

  test('a log of another site is recognised', async () => {
    const { csv: counts, log } = await count({ log: logOf(combinedLine({ target: '/blogg/' })) });
    expect(counts).toBe(csv());
    expect(log).toContain('No reader asked for an article');
  });
});

describe('calls that cannot be carried out', () => {
  test.each([
    [[], 'Name the access logs. See kolofon popularity --help.'],
    [['--since', '10.11.2026', 'x.log'], '--since takes a day as YYYY-MM-DD, not "10.11.2026".'],
    [['--until', '2026-02-30', 'x.log'], '--until takes a day as YYYY-MM-DD, not "2026-02-30".'],
    [
      ['--since', '2026-11-02', '--until', '2026-11-01', 'x.log'],
      'No day is from 2026-11-02 on and until 2026-11-01.',
    ],
  ])('%j', async (options, message) => {
    const { code, failure } = await count({}, { options });
    expect([code, failure]).toEqual([2, `UsageError: ${message}`]);
  });

  test.each<[string, (path: string) => void, RegExp]>([
    ['missing', () => undefined, /ENOENT/],
    ['a folder', (path) => mkdirSync(path), /EISDIR/],
    [
      'half a gzip',
      (path) => writeFileSync(path, gzipSync(logOf(combinedLine())).subarray(0, 60)),
      /end of file/,
    ],
  ])('a log that is %s', async (_name, make, message) => {
    await littlePublication().inFolder(async (folder) => {
      const path = join(folder, 'access.log');
      make(path);
      const { code, failure } = await runHere(['popularity', '--root', folder, path]);
      expect([code, failure]).toEqual([2, expect.stringMatching(message)]);
      expect(failure).toMatch(/^UsageError: Nothing was written: .*access\.log cannot be read/);
      expect(existsSync(join(folder, 'series/popularity.csv'))).toBe(false);
    });
  });

  test('a publication that cannot be read is a problem, not an exception', async () => {
    const missing = await count(
      { log: '' },
      { publication: littlePublication().withoutFile('series/publication.yaml') },
    );
    expect([missing.code, missing.output]).toEqual([
      1,
      expect.stringContaining('There is no publication here.'),
    ]);
    const broken = await count({ log: '' }, { publication: littlePublication().withConfig({ baseUrl: 7 }) });
    expect([broken.code, broken.output]).toEqual([1, expect.stringContaining('value-type')]);
  });
});

test('the help says what the arguments are, and what becomes of readers', async () => {
  const { output } = await runHere(['popularity', '--help']);
  expect(output).toContain('LOG...           The access logs');
  expect(output).toContain('Nothing about a reader is kept');
});
