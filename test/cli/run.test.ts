import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestFile } from '../../src/emit/manifest.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

describe('calls that do no work', () => {
  test.each([
    [[], /^Kolofon publishes article series/],
    [['--help'], /\n {2}build +Build the site and the books/],
    [['-h'], /Exit codes: 0 success/],
    [['help'], /Usage: kolofon <command>/],
    [['help', 'build'], /^kolofon build: Build .*--format IDS/s],
    [['build', '--help'], /^kolofon build: Build .*--format IDS/s],
    [['check', '-h'], /^kolofon check: Report every problem/],
    [['--version'], /^1\.2\.3\n$/],
    [['-v'], /^1\.2\.3\n$/],
  ])('%j', async (args, output) => {
    expect(await runHere(args)).toEqual({
      code: 0,
      output: expect.stringMatching(output) as string,
      log: '',
      failure: undefined,
    });
  });
});

describe('calls that cannot be carried out', () => {
  test.each([
    [['bild'], 'There is no command "bild". Did you mean "build"?'],
    [['trykk'], 'There is no command "trykk". See kolofon --help.'],
    [['constructor'], 'There is no command "constructor". See kolofon --help.'],
    [['help', 'chek'], 'There is no command "chek". Did you mean "check"?'],
    [['build', '--fromat', 'epub'], 'Unknown option \'--fromat\'. Did you mean "--format"?'],
    [['check', '--utgave'], "Unknown option '--utgave'. See kolofon check --help."],
    [['check', 'series'], /^Unexpected argument 'series'.* See kolofon check --help\.$/],
    [['build', '--format'], /^Option '--format .*' argument missing.* See kolofon build --help\.$/],
    [['build', '--format', 'ebup'], 'There is no format "ebup". Did you mean "epub"?'],
    [['build', '--format', 'ebup', '--format', 'epub'], 'There is no format "ebup". Did you mean "epub"?'],
    [['build', '--format', 'site,'], 'There is no format "". Known: epub, pdf, press, site, server.'],
    [
      ['build', '--root', 'test/fixtures/little-publication', '--cache', 'prints', '--no-cache'],
      'Choose --cache or --no-cache, not both.',
    ],
    [
      ['build', '--root', 'test/fixtures/little-publication', '--out', ''],
      '--out takes the path of a folder, not an empty one.',
    ],
    [
      ['build', '--root', 'test/fixtures/little-publication', '--cache', ''],
      '--cache takes the path of a folder, not an empty one.',
    ],
    [['check', '--reporter', 'jsn'], 'There is no reporter "jsn". Did you mean "json"?'],
    [['check', '--reporter', 'toString'], /^There is no reporter "toString"\./],
    [['check', '--as-of', '23.11.2026'], '--as-of takes a day as YYYY-MM-DD, not "23.11.2026".'],
    [['check', '--as-of', '2026-02-30'], '--as-of takes a day as YYYY-MM-DD, not "2026-02-30".'],
    [['dev', '--as-of', 'i morgen'], '--as-of takes a day as YYYY-MM-DD, not "i morgen".'],
    [['dev', '--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
    [['dev', '--port', '-1x'], /^Option '--port' argument is ambiguous/],
    [['dev', '--port', '80a'], '--port takes a number from 0 to 65535, not "80a".'],
    [
      ['dev', '--host', '203.0.113.1'],
      /^The site cannot be served at 203\.0\.113\.1, port 4321: .*EADDRNOTAVAIL/,
    ],
    [['check', '--as-of', '2026-13-01'], '--as-of takes a day as YYYY-MM-DD, not "2026-13-01".'],
  ])('%j', async (args, message) => {
    const { code, output, failure } = await runHere(args);
    expect([code, output]).toEqual([2, '']);
    const reported = failure?.replace(/^UsageError: /, '');
    expect(failure).toMatch(/^UsageError: /);
    if (typeof message === 'string') expect(reported).toBe(message);
    else expect(reported).toMatch(message);
  });
});

describe('check', () => {
  test('finds no problem in a valid publication, and writes nothing', async () => {
    await littlePublication().inFolder(async (folder) => {
      const { code, output, log } = await runHere(['check', '--root', folder]);
      expect([code, output]).toEqual([0, '']);
      expect(log).toMatch(/^Checked 2 articles in 1 series: no problems \(\d+\.\d\d s\)\.$/);
      expect(readdirSync(folder)).toEqual(['series']);
    });
  });

  test('exits with 1 when there is an error, and 0 when there is only a warning', async () => {
    const warned = littlePublication().withArticle('tillit', '```pyton\nx\n```\n');
    await warned.inFolder(async (folder) => {
      const { code, output } = await runHere(['check', '--root', folder]);
      expect([code, output]).toEqual([0, expect.stringContaining('warning code-language-known')]);
    });
    await warned.withFixture('diagnostics/image-exists').inFolder(async (folder) => {
      const { code, log } = await runHere(['check', '--root', folder]);
      expect([code, log]).toEqual([1, expect.stringContaining('1 error')]);
    });
  });

  test('reports its problems as JSON, or to GitHub when it runs there', async () => {
    await littlePublication()
      .withFixture('diagnostics/image-exists')
      .inFolder(async (folder) => {
        const json = await runHere(['check', '--root', folder, '--reporter', 'json']);
        expect(JSON.parse(json.output)).toEqual([expect.objectContaining({ code: 'image-exists' })]);
        const github = await runHere(['check', '--root', folder], { GITHUB_ACTIONS: 'true' });
        expect(github.output).toMatch(/^::error file=series\/articles\/tillit\.md,line=9,col=1,/);
      });
  });

  test.each(['check', 'build', 'dev', 'schemas'])(
    '%s names a folder that does not exist, or is a file',
    async (command) => {
      const { code, failure } = await runHere([command, '--root', '/finnes-ikke']);
      expect([code, failure]).toEqual([2, 'UsageError: There is no folder "/finnes-ikke" (--root).']);
      const file = await runHere([command, '--root', 'package.json']);
      expect(file.failure).toBe('UsageError: --root takes a folder: "package.json" is a file.');
    },
  );

  test.each(['build', 'dev'])('%s names a browser that does not exist', async (command) => {
    const missing = await runHere([command, '--root', 'series', '--browser', '/finnes-ikke']);
    expect([missing.code, missing.failure]).toEqual([
      2,
      'UsageError: There is no browser at "/finnes-ikke" (--browser).',
    ]);
    const folder = await runHere([command, '--root', 'series'], { KOLOFON_BROWSER: '/tmp' });
    expect(folder.failure).toBe('UsageError: There is no browser at "/tmp" (KOLOFON_BROWSER).');
  });
});

describe('build', () => {
  test('makes a format, and leaves the others and the sources alone', async () => {
    await littlePublication()
      .withFile('dist/pdf/nettverksbygging.pdf', 'gammel')
      .inFolder(async (folder) => {
        const { code, log } = await runHere(['build', '--root', folder, '--format', 'site']);
        expect(code, log).toBe(0);
        expect(readdirSync(join(folder, 'dist')).toSorted()).toEqual([
          '.gitignore',
          manifestFile,
          'changes.json',
          'pdf',
          'site',
        ]);
        expect(existsSync(join(folder, 'dist/site/index.html'))).toBe(true);
      });
  });

  test('writes nothing when the content has an error', async () => {
    await littlePublication()
      .withFixture('diagnostics/image-exists')
      .inFolder(async (folder) => {
        const { code, log } = await runHere(['build', '--root', folder, '--format', 'site']);
        expect([code, log]).toEqual([1, expect.stringContaining('Nothing was written: 1 error')]);
        expect(existsSync(join(folder, 'dist'))).toBe(false);
      });
  });

  test('an unknown series is a wrong call', async () => {
    await littlePublication().inFolder(async (folder) => {
      const { failure } = await runHere([
        'build',
        '--root',
        folder,
        '--format',
        'site',
        '--series',
        'netverksbygging',
      ]);
      expect(failure).toBe(
        'UsageError: There is no series or collection "netverksbygging". Did you mean "nettverksbygging"?',
      );
    });
  });
});

test('schemas writes the schemas of an editor', async () => {
  await littlePublication().inFolder(async (folder) => {
    const { code } = await runHere(['schemas', '--root', folder]);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'series/schemas')).toSorted()).toEqual([
      'article.schema.json',
      'publication.schema.json',
      'references.schema.json',
      'series.schema.json',
    ]);
  });
});
