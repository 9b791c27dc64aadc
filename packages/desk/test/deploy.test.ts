import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (name: string) => readFileSync(new URL(`../deploy/${name}`, import.meta.url), 'utf8');
const isInstalled = (command: string) => spawnSync('which', [command]).status === 0;

test('the compose file starts the desk and Caddy', () => {
  const { services } = parse(read('compose.yaml')) as { services: Record<string, { volumes: string[] }> };
  expect(Object.keys(services)).toEqual(['desk', 'caddy']);
  expect(services['caddy']?.volumes).toContain('./Caddyfile:/etc/caddy/Caddyfile:ro');
});

test('the commands that are started exist', () => {
  const { bin } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    bin: Record<string, string>;
  };
  for (const name of ['kolofon-desk.service', 'Dockerfile'])
    expect(read(name)).toContain(`node_modules/@kolofon/desk/${bin['kolofon-desk'] ?? ''}`);
});

test.skipIf(!isInstalled('systemd-analyze'))('systemd takes the unit', () => {
  const unit = fileURLToPath(new URL('../deploy/kolofon-desk.service', import.meta.url));
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
  expect(stderr.split('\n').filter((line) => line.includes('kolofon-desk'))).toEqual([]);
});

if (!isInstalled('systemd-analyze'))
  console.warn('systemd-analyze is not installed: the unit is not checked.');
