import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { checkSettings } from '../../src/settings/read-settings.ts';
import { freePort } from '../../../../test/harness/ports.ts';

const article = readFileSync(
  new URL('../../../../docs/series/articles/subscription-site.md', import.meta.url),
  'utf8',
);
const blocks = [...article.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const commands = blocks
  .filter(({ language, text }) => language === 'sh' && !text.startsWith('# Not tested'))
  .flatMap(({ text }) => text.trim().split('\n'))
  .filter((line) => line.startsWith('npx kolofon desk '))
  .map((line) => line.split(' ').slice(3));

test('every command of "Run a subscription site" does what it says, in this order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(folder, 'series'));
  mkdirSync(join(folder, 'dist/site'), { recursive: true });
  writeFileSync(join(folder, 'dist/site/index.html'), 'Front page');
  const publication = '# Ours\ntitle: The library\nbaseUrl: https://library.example/\nlanguage: en\n';
  writeFileSync(join(folder, 'series/publication.yaml'), publication);
  writeFileSync(join(folder, 'members.csv'), 'email,name,ends\nkari@reader.example,Kari,2027-12-31\n');
  expect(commands.map(([name]) => name)).toEqual(
    expect.arrayContaining(['init', 'start', 'import', 'export', 'erase', 'backup', 'restore']),
  );
  for (const [name = '', ...args] of commands) {
    const settings = join(folder, 'desk.yaml');
    if (name === 'init') rmSync(settings, { force: true });
    let said = '';
    const here = args.map((arg) =>
      /^[\w-]+\.(?:csv|sqlite|json)$|^dist$/.test(arg) ? join(folder, arg) : arg,
    );
    const port = name === 'init' ? ['--port', String(await freePort())] : [];
    const code = await run([name, ...here, ...port, '--root', folder], {
      ended: Promise.resolve(),
      environment: {},
      now: Date.now,
      log: (text) => (said += text),
      print: (text) => (said += text),
    });
    expect(code, said).toBe(0);
    if (name === 'export' && args[0] !== 'erasures') expect(said).toContain('"name": "Kari"');
  }
  expect(readFileSync(join(folder, 'series/publication.yaml'), 'utf8')).toMatch(
    /^# Ours[^]*login: https:\/\/library\.example\/desk\/sign-in/,
  );
});

test('init writes when messages are deleted, and promises it in the language of the publication', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(folder, 'series'));
  const file = join(folder, 'series/publication.yaml');
  let said = '';
  const init = async (publication: string, months: string) => {
    rmSync(join(folder, 'desk.yaml'), { force: true });
    writeFileSync(file, publication);
    said = '';
    const code = await run(['init', '--admin', 'a@b.example', '--retention', months, '--root', folder], {
      ended: Promise.resolve(),
      environment: {},
      now: Date.now,
      log: () => undefined,
      print: (text) => (said += text),
    });
    return { code, text: readFileSync(file, 'utf8') };
  };
  const start = 'title: T\nbaseUrl: https://library.example/\n';
  expect((await init(`${start}language: nn\n`, '6')).text).toContain(
    'retention: Vi slettar det du skriv, etter 6 månader.',
  );
  expect(checkSettings(readFileSync(join(folder, 'desk.yaml'))).value?.inbox.retentionMonths).toBe(6);
  expect((await init(`${start}language: en\n`, '1')).text).toContain('after one month.');
  expect(said).not.toContain('say so in');
  const own = `${start}language: en\nsite: { forms: { retention: Soon. } }\n`;
  expect((await init(own, '3')).text).toContain('retention: Soon.');
  expect(said).toContain('deleted after 3 months: say so in site.forms.retention');
  expect((await init(`${start}language: fr\n`, '3')).text).not.toContain('retention:');
  expect((await init(start, '0')).code).toBe(2);
  expect(said).toContain('--retention is a number from 1 to 120.');
});

test('the settings that it shows are right', () => {
  const base =
    'address: https://library.example/desk\nsite: https://library.example\ntitle: The library\nlanguage: en\nsender: a@b.example\nadministrators: [a@b.example]\n';
  for (const { text } of blocks.filter(({ language }) => language === 'yaml'))
    expect(checkSettings(Buffer.from(base + text)).diagnostics).toEqual([]);
});

test('a desk on a host below the site shares its cookies with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(folder, 'series'));
  writeFileSync(join(folder, 'series/publication.yaml'), 'title: T\nbaseUrl: https://library.example/\n');
  const args = [
    'init',
    '--admin',
    'a@b.example',
    '--address',
    'https://desk.library.example',
    '--root',
    folder,
  ];
  const host = {
    ended: Promise.resolve(),
    environment: {},
    now: Date.now,
    log: () => undefined,
    print: () => undefined,
  };
  expect(await run(args, host)).toBe(0);
  const { value, diagnostics } = checkSettings(readFileSync(join(folder, 'desk.yaml')));
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ cookieDomain: 'library.example', language: 'en' });
});

test('without an address, the desk is tried at the port that it listens on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(folder, 'series'));
  const publication = join(folder, 'series/publication.yaml');
  writeFileSync(publication, 'title: T\nbaseUrl: https://library.example/\n');
  const code = await run(['init', '--admin', 'a@b.example', '--port', '4377', '--root', folder], {
    ended: Promise.resolve(),
    environment: {},
    now: Date.now,
    log: () => undefined,
    print: () => undefined,
  });
  expect(code).toBe(0);
  expect(readSettings(folder)).toMatchObject({
    address: 'http://127.0.0.1:4377/desk',
    site: 'http://127.0.0.1:4377',
    listen: { port: 4377 },
  });
  expect(readFileSync(publication, 'utf8')).toContain('to: http://127.0.0.1:4377/desk/questions');
});
