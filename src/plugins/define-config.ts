import type { Config } from './config.ts';

/** Gives the configuration back, so that an editor knows its type. */
export function defineConfig(config: Config): Config {
  return config;
}
