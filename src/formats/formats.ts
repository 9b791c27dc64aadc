import { epubWith } from './epub/epub.ts';
import type { Format } from './format.ts';
import { pdf } from './pdf/pdf.ts';
import type { Plugins } from '../markdown/plugins/plugins.ts';
import { ownFormat } from './own/own-format.ts';
import { pressPdf } from './pdf/press.ts';
import { serverWith } from './server/server.ts';
import { site } from './site/site.ts';

/** Everything that a publication can become. */
export interface Formats {
  readonly all: readonly Format[];
  /** Those that are made when nobody names any. */
  readonly usual: readonly Format[];
  /** The pages for the web. */
  readonly site: Format;
  /** Those of which a site offers the books to readers. */
  readonly offered: readonly Format[];
}

/** Kolofon's own formats, and those that a publication adds. */
export function formatsWith(
  plugins?: Pick<Plugins, 'formats' | 'servers' | 'readingSystems' | 'root'>,
): Formats {
  const own = plugins?.formats.map((format) => ownFormat(format, plugins.root)) ?? [];
  const all = [epubWith(plugins), pdf, pressPdf, site, serverWith(plugins), ...own];
  const usual = all.filter(({ onRequest }) => onRequest !== true);
  return { all, usual, site, offered: usual.filter(({ stage }) => stage !== 'site') };
}
