import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder of this user in which Kolofon keeps what it could make again, by the rule of the XDG Base Directory
 * Specification, on every system. It need not be there yet. Undefined for a user without a home.
 */
export function cacheHome(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME: caches = '' } = environment;
  // The specification has a relative path ignored.
  if (isAbsolute(caches)) return join(caches, 'kolofon');
  try {
    return join(homedir(), '.cache', 'kolofon');
  } catch {
    return undefined;
  }
}
