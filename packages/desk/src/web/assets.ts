import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { lookupTable } from '../../../../src/model/lookup-table.ts';

interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Assets {
  /** The URL of an asset, which changes with its content. */
  readonly url: (name: string) => string;
  /** The asset with the last part of such a URL. */
  readonly find: (file: string) => Asset | undefined;
}

const types: Readonly<Record<string, string>> = lookupTable({
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
});

const fonts = [
  { family: 'Source Serif 4', package: 'source-serif-4' },
  { family: 'Source Sans 3', package: 'source-sans-3' },
].flatMap((face) => [400, 600].map((weight) => ({ ...face, weight })));

/** Scripts in `assets/`: a page names those it uses. */
const scripts: readonly string[] = ['passkeys.js', 'puzzle.js'];

/** Compiled, all files are beside the code; otherwise the style of the site is where Kolofon has it. */
const isCompiled = import.meta.url.endsWith('.js');
const own = new URL(isCompiled ? './assets/' : '../../assets/', import.meta.url);
const ofSite = isCompiled ? own : new URL('../../../../templates/site/', import.meta.url);

/** Loads what the pages of a desk at `base` use: Kolofon's style and two of its faces, and what the desk adds. */
export function loadAssets(base: string): Assets {
  const files = new Map<string, string>();
  const byFile = new Map<string, Asset>();
  const add = (name: string, bytes: Buffer): string => {
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const file = name.replace(/\.[^.]+$/, (ending) => `-${digest}${ending}`);
    files.set(name, file);
    byFile.set(file, { type: types[name.slice(name.lastIndexOf('.') + 1)] ?? '', bytes });
    return file;
  };
  const { resolve } = createRequire(import.meta.url);
  const faces = fonts.map(({ family, weight, ...face }) => {
    const name = `${face.package}-latin-${weight}-normal.woff2`;
    const file = add(name, readFileSync(resolve(`@fontsource/${face.package}/files/${name}`)));
    return `@font-face{font-family:'${family}';font-weight:${weight};font-display:optional;src:url('${file}') format('woff2')}`;
  });
  const styles = [new URL('site.css', ofSite), new URL('desk.css', own)].map((file) =>
    readFileSync(file, 'utf8'),
  );
  add('desk.css', Buffer.from([...faces, ...styles].join('\n')));
  for (const name of scripts) add(name, readFileSync(new URL(name, own)));
  return {
    url: (name) => {
      const file = files.get(name);
      if (file === undefined) throw new Error(`There is no asset "${name}".`);
      return `${base}/assets/${file}`;
    },
    find: (file) => byFile.get(file),
  };
}
