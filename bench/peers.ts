import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Another program that makes the same book. */
export interface Peer {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly version: string | undefined;
  /** The call that makes a book of a source. */
  command(source: string, output: string): readonly string[];
}

/** Makes an e-book of the root of a publication: of all its articles, in order. */
export const pandoc: Peer = {
  name: 'pandoc',
  version: findVersion('pandoc'),
  command: (root, output) => {
    const articles = join(root, 'series', 'articles');
    const files = readdirSync(articles)
      .sort()
      .map((name) => join(articles, name));
    return [
      'pandoc',
      '--from=markdown',
      '--to=epub3',
      '--toc',
      '--metadata=title:Serien',
      '--metadata=lang:nb',
      `--output=${output}`,
      ...files,
    ];
  },
};

/** These print an HTML file. */
export const printers: readonly Peer[] = [
  {
    name: 'WeasyPrint',
    version: findVersion('weasyprint'),
    command: (page, output) => ['weasyprint', '--quiet', page, output],
  },
  {
    name: 'pagedjs-cli',
    version: findVersion('pagedjs-cli'),
    command: (page, output) => ['pagedjs-cli', '--browserArgs', '--no-sandbox', page, '--output', output],
  },
];

export function describePeer({ name, version }: Peer): string {
  return `${name} ${version ?? '(not installed)'}`;
}

/** The first number with a point that the program says of itself. */
function findVersion(program: string): string | undefined {
  return /\d+(?:\.\d+)+/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout)?.[0];
}
