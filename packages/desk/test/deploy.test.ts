import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintCompose, lintDockerfile } from '../../../test/harness/lint-containers.ts';
import { homeOf } from '../../../test/harness/web-servers.ts';
import { settingsSchema } from '../src/settings/settings.ts';
import { librarySettings } from './harness/test-desk.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../deploy/${name}`, import.meta.url));
const read = (name: string) => readFileSync(pathOf(name), 'utf8');

/** Whether a program is here; if not, what is not tried without it is printed. */
function has(program: string, untried: string): boolean {
  const isHere = spawnSync('which', [program]).status === 0;
  if (!isHere) console.warn(`${program} is not installed: ${untried}`);
  return isHere;
}

test('linters find nothing in the Dockerfile and the compose file', () => {
  expect(lintDockerfile(read('Dockerfile'))).toEqual([]);
  expect(lintCompose(pathOf('compose.yaml'))).toEqual([]);
});

test('the image runs as another user than root, with a version of Node that the desk supports', () => {
  const last = (instruction: string) =>
    [...read('Dockerfile').matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))].at(-1)?.[1] ?? '';
  expect(last('USER')).toBe('node');
  expect(Number(/^node:(\d+)-/.exec(last('FROM'))?.[1])).toBeGreaterThanOrEqual(20);
  expect(JSON.parse(last('CMD'))).toEqual(['start', '--root', '/desk']);
});

test('the compose file starts the desk and Caddy, and the desk.yaml that it asks for is right', () => {
  const text = read('compose.yaml');
  const { services } = parse(text) as { services: Record<string, { volumes: string[] }> };
  expect(Object.keys(services).sort()).toEqual(['caddy', 'desk']);
  expect(services['caddy']?.volumes).toContain('./Caddyfile:/etc/caddy/Caddyfile:ro');
  const settings = text.match(/(?:listen|proxies): (?:\{.*?\}|\[.*?\])/g) ?? [];
  expect(settings).toHaveLength(2);
  const given = parse(settings.join('\n')) as Record<string, unknown>;
  expect(settingsSchema.safeParse({ ...librarySettings, ...given }).success).toBe(true);
});

test('the commands that are started exist', () => {
  const { bin } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    bin: Record<string, string>;
  };
  for (const name of ['kolofon-desk.service', 'Dockerfile'])
    expect(read(name)).toContain(`node_modules/@kolofon/desk/${bin['kolofon-desk'] ?? ''}`);
});

test.runIf(has('caddy', 'the Caddyfile is not checked.'))('Caddy takes the Caddyfile', () => {
  const work = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(work, 'server/caddy'), { recursive: true });
  writeFileSync(join(work, 'server/caddy/Caddyfile'), 'library.example {\n\tfile_server\n}\n');
  const file = join(work, 'Caddyfile');
  writeFileSync(file, read('Caddyfile').replace('/srv/dist', work));
  const checked = spawnSync('caddy', ['adapt', '--validate', '--adapter', 'caddyfile', '--config', file], {
    encoding: 'utf8',
    env: homeOf(work),
  });
  expect(checked.status, checked.stderr).toBe(0);
  expect(checked.stdout).toMatch(/desk\.library\.example.*desk:4330/s);
  // Written as Caddy itself formats it.
  expect(spawnSync('caddy', ['fmt', pathOf('Caddyfile')], { encoding: 'utf8' }).stdout).toBe(
    read('Caddyfile'),
  );
});

test.runIf(has('systemd-analyze', 'the unit is not checked.'))(
  'systemd takes the unit, and it is closed',
  () => {
    const analyze = (...args: string[]) =>
      spawnSync('systemd-analyze', [...args, pathOf('kolofon-desk.service')], { encoding: 'utf8' });
    const { stderr } = analyze('verify', '--man=no');
    expect(stderr.split('\n').filter((line) => line.includes('kolofon-desk'))).toEqual([]);
    // In tenths; what is above counts as exposed.
    const security = analyze('security', '--offline=true', '--threshold=30');
    expect(security.status, security.stdout).toBe(0);
  },
);
