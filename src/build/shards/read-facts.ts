import { printLock } from '../../addresses/print-lock.ts';
import { keyOf } from '../../cache/key.ts';
import { lockFile } from '../../load/address-lock.ts';
import { isPicture } from '../../model/publication.ts';
import type { BuildFacts } from '../../shards/build-facts.ts';
import type { BuildContext } from '../build-context.ts';
import { epochOfBooks } from '../dates.ts';
import { digestTemplates } from '../digest-templates.ts';
import { listSources } from '../list-sources.ts';
import type { Chosen } from '../outputs/choose-books.ts';
import type { PreparedPublication } from '../prepare.ts';

/** Everything on which the outputs of a build depend. */
export function readFacts(
  { host, asOf, workspace }: BuildContext,
  prepared: PreparedPublication,
  { formats }: Chosen,
): BuildFacts {
  const { scan } = workspace.earlier;
  const files = new Set(listSources(workspace, prepared));
  // The lock as it will be: a merge writes it, and may be run again.
  files.delete(lockFile);
  const sources = [...files].sort().map((path) => [path, scan.digestOf(path)]);
  return {
    tools: keyOf([workspace.tools, digestTemplates(prepared.templates)]),
    sources: keyOf([sources, printLock(prepared.addresses.next)]),
    diagrams: keyOf(listDrawings(prepared)),
    asOf,
    epoch: epochOfBooks(prepared.publication, host.environment),
    formats: formats.map(({ id }) => id),
  };
}

/** A diagram has no file: it takes the digest of its drawing. */
function listDrawings({ loaded }: PreparedPublication): string[] {
  return [...loaded.assets]
    .flatMap(([source, asset]) =>
      source.startsWith('diagram:') && isPicture(asset) ? [`${source} ${asset.digest}`] : [],
    )
    .sort();
}
