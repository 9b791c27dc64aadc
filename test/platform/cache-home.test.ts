import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cacheHome } from '../../src/platform/cache-home.ts';

const atHome = join(homedir(), '.cache', 'kolofon');

test.each([
  [{ XDG_CACHE_HOME: resolve('/var/caches') }, join(resolve('/var/caches'), 'kolofon')],
  [{ XDG_CACHE_HOME: '' }, atHome],
  [{ XDG_CACHE_HOME: 'caches' }, atHome],
  [{}, atHome],
])('with %j what can be rebuilt is kept in %s', (environment, folder) => {
  expect(cacheHome(environment)).toBe(folder);
});
