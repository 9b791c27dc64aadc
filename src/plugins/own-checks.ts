import type { PluginConfig } from './plugin-config.ts';

/** The checks of a publication whose levels it may set: those it adds, and one for each reading system. */
export function listOwnChecks({
  checks,
  readingSystems,
}: Pick<PluginConfig, 'checks' | 'readingSystems'>): readonly {
  readonly code: string;
  readonly severity?: 'error' | 'warning';
  readonly requirement: string;
}[] {
  const devices = readingSystems.map(({ id, label }) => ({
    code: `device-${id}`,
    requirement: `E-books contain nothing that ${label} rejects or shows badly.`,
  }));
  return [...checks, ...devices];
}
