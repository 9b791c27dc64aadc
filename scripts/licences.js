import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of all packages whose code is in a bundle, as one text; `inputs` are the paths of its files. */
export function collectLicences(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.slice(0, 1) ?? []),
  );
  return [...folders].sort().map(describePackage).join('\n');
}

function describePackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:[.-]|$)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  const terms = typeof license === 'string' ? license : 'see the text';
  return `${'-'.repeat(80)}\n${name} ${version} (${terms})\n\n${text}\n`;
}
