import type { BookFormat } from './book-format.ts';
import type { CitationStyle } from './citation-style.ts';
import type { ReadingSystem } from './reading-system.ts';
import type { WebServer } from './web-server.ts';
import type { Check, Feature, Plugin, RemarkRehypeOptions } from './config.ts';

/** A configuration that was checked, its presets spread out. */
export interface PluginConfig {
  readonly remarkPlugins: readonly NamedPlugin[];
  readonly rehypePlugins: readonly NamedPlugin[];
  readonly remarkRehype: RemarkRehypeOptions;
  readonly features: readonly Feature[];
  readonly checks: readonly Check[];
  readonly formats: readonly BookFormat[];
  readonly servers: readonly WebServer[];
  readonly readingSystems: readonly ReadingSystem[];
  readonly citationStyles: readonly CitationStyle[];
}

export interface NamedPlugin {
  /** That of the function, or where it is in the configuration. */
  readonly name: string;
  readonly plugin: Plugin;
  readonly options: readonly unknown[];
}

export const emptyConfig: PluginConfig = {
  remarkPlugins: [],
  rehypePlugins: [],
  remarkRehype: {},
  features: [],
  checks: [],
  formats: [],
  servers: [],
  readingSystems: [],
  citationStyles: [],
};

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
