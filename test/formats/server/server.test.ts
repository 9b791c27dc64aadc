import { expect, test } from 'vitest';
import { gatherFacts, listMoved } from '../../../src/formats/server/facts.ts';
import { securityHeaders } from '../../../src/formats/server/security-headers.ts';
import { serverWith } from '../../../src/formats/server/server.ts';
import { servers } from '../../../src/formats/server/servers/servers.ts';
import { formatsWith } from '../../../src/formats/formats.ts';
import type { Publication } from '../../../src/model/publication.ts';
import { inputOf, renderJob } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { siteSettings } from '../site/publication.ts';

const hostile = `"; } deny all; { {$HOME} {env.HOME} $host \\ ' \` *`;

/** The text of each file, of a publication with a history. */
async function render(
  publication: Publication,
  history: { redirects?: Map<string, string>; gone?: string[] } = {},
): Promise<Map<string, string>> {
  const { templates } = await littlePublication().prepare();
  const facts = gatherFacts({ ...publication, ...history }, templates);
  return new Map(
    Object.entries(servers).flatMap(([id, { files }]) =>
      [...files(facts, templates)].map(([path, text]): [string, string] => [`${id}/${path}`, text]),
    ),
  );
}

function closed() {
  return littlePublication().withArticle('tillit', 'En kort tekst.\n', { access: 'members' });
}

/** The directives of nginx, or the lines of Caddy, as nested lists of words: throws where the syntax is broken. */
function parse(text: string, ends: 'semicolon' | 'line'): unknown[] {
  const end = ends === 'line' ? '\n' : ';';
  const stack: unknown[][] = [[]];
  let words: string[] = [];
  const finish = () => {
    if (words.length > 0) stack.at(-1)?.push(words);
    words = [];
  };
  const token = /#[^\n]*|"(?:[^"\\]|\\.)*"|\{(?=\s)|\}(?=\s|$)|;|\n|[^\s";]+|[^\S\n]+|./gs;
  for (const [found] of text.matchAll(token)) {
    if (found === end) finish();
    else if (found === '{') {
      const block: unknown[] = [];
      stack.at(-1)?.push([...words, block]);
      stack.push(block);
      words = [];
    } else if (found === '}') {
      if (ends === 'semicolon' && words.length > 0) throw new Error(`Not ended: ${words.join(' ')}`);
      finish();
      stack.pop();
      if (stack.length === 0) throw new Error('A brace too many.');
    } else if (found === '"') throw new Error('A quotation mark is not closed.');
    else if (found.trim() !== '' && !found.startsWith('#')) words.push(found);
  }
  finish();
  if (stack.length !== 1) throw new Error('A brace is not closed.');
  return stack[0] ?? [];
}

test('makes a folder for every server, and only where it is asked for', async () => {
  const prepared = await closed().prepare();
  expect(formatsWith().usual.map(({ id }) => id)).not.toContain('server');
  const jobs = serverWith().plan(inputOf(prepared));
  const artifacts = (await Promise.all(jobs.map((job) => renderJob(job)))).flatMap(({ value }) => value);
  expect(artifacts.map(({ path }) => path)).toEqual([
    'server/nginx/kolofon.conf',
    'server/nginx/server.conf',
    'server/caddy/Caddyfile',
    'server/netlify/_headers',
    'server/netlify/_redirects',
    'server/netlify/both/_headers',
    'server/netlify/both/_redirects',
    'server/cloudflare/_headers',
    'server/cloudflare/_redirects',
  ]);
  expect(prepared.forMembers).toBeDefined();
  const forMembers = prepared.forMembers ?? prepared.publication;
  expect(serverWith().plan(inputOf({ ...prepared, publication: forMembers }))).toEqual([]);
});

test('asks nobody where nothing is for members', async () => {
  const { publication } = await littlePublication().prepare();
  const files = await render(publication);
  expect([...files.keys()]).not.toContain('netlify/both/_redirects');
  for (const text of files.values()) expect(text).not.toMatch(/auth_request|forward_auth|members\b.*=|Role=/);
  expect(parse(files.get('nginx/kolofon.conf') ?? '', 'semicolon').length).toBeGreaterThan(8);
});

test('has no members until the setting says who knows them', async () => {
  const { publication } = await closed().prepare();
  const files = await render(publication);
  expect(files.get('nginx/kolofon.conf')).toMatch(
    /location = \/\.kolofon\/auth \{\n +internal;\n[^}]*return 401;\n\}/,
  );
  expect(files.get('caddy/Caddyfile')).not.toContain('forward_auth');
});

test('no setting ends a directive', async () => {
  const { publication } = await closed().prepare();
  const plain = { ...publication, title: 'Bok', baseUrl: 'https://bok.example/x/' };
  const history = { redirects: new Map([['fra/', 'til/']]), gone: ['borte/'] };
  const address = (host: string, sign: string) => ({
    address: `https://${host}/${sign}`,
    login: `https://${host}/${sign}?${sign}#${sign}`,
    auth: `https://${host}/${sign}?${sign}`,
    price: undefined,
    promise: undefined,
  });
  const before = await render(
    { ...plain, site: { ...siteSettings, subscription: address('a.example', 'a') } },
    history,
  );
  const after = await render(
    {
      ...plain,
      title: `Bok\n} ${hostile}\r\nserver {`,
      baseUrl: `https://bok.example/${hostile}/`,
      site: {
        ...siteSettings,
        subscription: address('a.example', hostile),
        forms: {
          ...siteSettings.forms,
          question: { to: 'https://a;script-src/', service: 'own' },
          report: { to: 'mailto:a@b.example', service: 'own' },
        },
      },
    },
    { redirects: new Map([[`fra${hostile}/`, `til${hostile}/`]]), gone: [`borte${hostile}/`] },
  );
  const shape = (tree: unknown): unknown =>
    Array.isArray(tree) ? tree.map((one: unknown) => (Array.isArray(one) ? shape(one) : 'a word')) : tree;
  for (const [file, ends] of [
    ['nginx/kolofon.conf', 'semicolon'],
    ['nginx/server.conf', 'semicolon'],
    ['caddy/Caddyfile', 'line'],
  ] as const) {
    expect(shape(parse(after.get(file) ?? '', ends)), file).toEqual(
      shape(parse(before.get(file) ?? '', ends)),
    );
    expect(
      after
        .get(file)
        ?.split('\n')
        .filter((line) => !line.startsWith('#'))
        .join('\n'),
    ).not.toMatch(/\{\$HOME|\{env|\$host\b/);
  }
  for (const [file, text] of after) {
    if (!/_headers|_redirects/.test(file)) continue;
    expect(text.split('\n').length, file).toBe(before.get(file)?.split('\n').length);
  }
});

test('a form sends only to a host that is one', () => {
  const to = (address: string) =>
    securityHeaders(
      { ...siteSettings, forms: { ...siteSettings.forms, question: { to: address, service: 'own' } } },
      [],
    ).find(({ name }) => name === 'Content-Security-Policy')?.value;
  expect(to('https://skjema.example:8080/a?b')).toMatch(
    /; form-action 'self' https:\/\/skjema\.example:8080$/,
  );
  expect(to('mailto:post@bok.example')).toMatch(/; form-action 'self' mailto:$/);
  expect(to('https://a;script-src/')).toMatch(/; form-action 'self'$/);
});

test('old addresses stay on the site, are once, and never lead to themselves', () => {
  const moved = listMoved({
    baseUrl: 'https://bok.example/x/',
    redirects: new Map([
      ['/gammel/', 'ny/'],
      ['ny', 'ny/'],
      ['../ute/', 'ny/'],
      ['ond/', 'javascript:alert(1)'],
      ['borte/', 'https://annet.example/'],
    ]),
    gone: ['borte/', 'slettet.html', ''],
  });
  expect(moved).toEqual([
    { from: '/x/gammel/', to: '/x/ny/' },
    { from: '/x/gammel', to: '/x/ny/' },
    { from: '/x/ny', to: '/x/ny/' },
    { from: '/x/borte/', to: 'https://annet.example/' },
    { from: '/x/borte', to: 'https://annet.example/' },
    { from: '/x/slettet.html', to: undefined },
  ]);
});

test('Cloudflare gets no more than it takes, and a comment says what is left out', async () => {
  const { publication } = await closed().prepare();
  const many = new Map(Array.from({ length: 2500 }, (_, index) => [`g${String(index)}`, 'n/'] as const));
  const lines = (files: Map<string, string>) =>
    (files.get('cloudflare/_redirects') ?? '').split('\n').filter((line) => line.startsWith('/'));
  const files = await render(publication, {
    redirects: new Map([['x'.repeat(1000), 'n/'], ...many]),
    gone: ['borte'],
  });
  expect(lines(files)).toHaveLength(2000);
  expect(lines(files)[0]).toBe('/g0 /n/ 301');
  expect(files.get('cloudflare/_redirects')).toContain('# 501 rules are left out');
  expect(files.get('cloudflare/_redirects')).toContain('status 410');
  expect(files.get('netlify/_redirects')).toContain('\n/borte /404.html 410!\n');

  const long = new Map(
    Array.from({ length: 500 }, (_, index) => [`${'y'.repeat(300)}${String(index)}`, 'n/'] as const),
  );
  const heavy = await render(publication, { redirects: long });
  expect(Buffer.byteLength(heavy.get('cloudflare/_redirects') ?? '')).toBeLessThanOrEqual(100_000);
  expect(lines(heavy).length).toBeGreaterThan(200);
});

test('the rules of services keep to their limits', async () => {
  const { publication } = await closed().prepare();
  const files = await render({ ...publication, baseUrl: 'https://bok.example/x/' });
  for (const file of ['netlify/_headers', 'netlify/both/_headers', 'cloudflare/_headers']) {
    const lines = (files.get(file) ?? '').split('\n');
    const paths = lines.filter((line) => line.startsWith('/'));
    expect(paths.length).toBeLessThanOrEqual(100);
    expect(paths.every((path) => path.startsWith('/x/'))).toBe(true);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(2000);
  }
  expect(files.get('netlify/both/_redirects')).toMatch(/\n\/x\/\* \/x\/members\/:splat 200! Role=member\n$/);
});

test('a drawing that is opened alone is in a sandbox on services too', async () => {
  const files = await render((await closed().prepare()).publication);
  const ruleOf = (file: string) =>
    /\n\/files\/\*\.svg\n((?: {2}.*\n)+)/
      .exec(files.get(file) ?? '')?.[1]
      ?.trimEnd()
      .split('\n');
  const policy = /^ {2}Content-Security-Policy: sandbox; default-src 'none';/;
  expect(ruleOf('netlify/_headers')).toEqual([expect.stringMatching(policy)]);
  // Cloudflare would join it to that of the pages.
  expect(ruleOf('cloudflare/_headers')).toEqual([
    '  ! Content-Security-Policy',
    expect.stringMatching(policy),
  ]);
});

test('a script that is inline is known by its content', () => {
  const [policy] = securityHeaders(siteSettings, ['alert(1)']);
  expect(policy?.value).toContain(
    "script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';",
  );
});

test('a site without a search runs no WebAssembly', () => {
  const [policy] = securityHeaders({ ...siteSettings, hasSearch: false }, []);
  expect(policy?.value).toContain("script-src 'self';");
});
