import type { MadeFiles } from '../../dev/made-files.ts';
import type { BuiltSite } from '../../dev/rebuild.ts';
import type { Artifact } from '../../formats/artifact.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import type { DigestAll } from '../../incremental/digests.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { StoredFile } from '../../model/stored-file.ts';
import { readAndRemove } from '../../platform/join-on-disk.ts';
import { isFolder, isSlow, makeQuick, makeSlow } from '../outputs/make-artifact.ts';

type Content = string | Uint8Array | StoredFile;
type Files = Map<string, Uint8Array>;

/** A file of the site, or a folder of files. */
export interface Entry {
  readonly artifact: Artifact;
  /** The digest of what it is made from, where that is known. */
  readonly key: string | undefined;
  /** Where it is not, and making it takes no time: its content shows whether it has changed. */
  readonly content: Content | undefined;
  /** Makes all others. */
  readonly make: () => Promise<Content | Files>;
}

/** What was made of the entries, by their paths. */
export type MadeEntries = MadeFiles<Content | Files>;

interface Making {
  readonly services: MakeServices;
  readonly digestAll: DigestAll;
  /** Reads the bodies that an artifact shows. */
  readonly readTexts: (artifact: Artifact) => Promise<void>;
  /** The site contains copies of nothing but books. */
  readonly makeBook: (path: OutputPath) => Promise<Uint8Array>;
}

/** The files of a site by their paths in it, none of which takes time before somebody asks for it. */
export function listEntries(artifacts: readonly Artifact[], making: Making): ReadonlyMap<string, Entry> {
  return new Map(artifacts.map((artifact) => [pathInEdition(artifact.path), entryOf(artifact, making)]));
}

function entryOf(artifact: Artifact, { services, digestAll, readTexts, makeBook }: Making): Entry {
  const { dependsOn } = artifact;
  return {
    artifact,
    key: dependsOn === undefined ? undefined : digestAll(dependsOn),
    content: dependsOn === undefined ? contentNow(artifact, services) : undefined,
    make: async () => {
      await readTexts(artifact);
      const made = isSlow(artifact) ? await makeSlow(artifact, services) : makeQuick(artifact, services);
      if ('copyOf' in made) return makeBook(made.copyOf);
      if ('book' in made) return readAndRemove(made.book);
      if ('files' in made) return new Map(made.files);
      return 'stored' in made ? made.stored : made.content;
    },
  };
}

function contentNow(artifact: Artifact, services: MakeServices): Content | undefined {
  if (isSlow(artifact)) return undefined;
  const made = makeQuick(artifact, services);
  if ('content' in made) return made.content;
  return 'stored' in made ? made.stored : undefined;
}

/** The paths of the files that are new, other than before, or gone. */
export function compareEntries(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): string[] {
  const gone = [...before.keys()].filter((file) => !after.has(file));
  const other = [...after].filter(([file, entry]) => !isSame(before.get(file), entry)).map(([file]) => file);
  return [...other, ...gone];
}

/** An entry with neither digest nor content counts as unchanged while it exists: whatever shows it changes with it. */
function isSame(a: Entry | undefined, b: Entry): boolean {
  if (a?.artifact.kind !== b.artifact.kind || a.key !== b.key) return false;
  return isSameContent(a.content, b.content);
}

function isSameContent(a: Content | undefined, b: Content | undefined): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  if (a === b) return true;
  return isStored(a) && isStored(b) && a.path === b.path && a.size === b.size;
}

function isStored(content: Content | undefined): content is StoredFile {
  return typeof content === 'object' && 'path' in content;
}

export function openSite(
  base: string,
  unpublished: BuiltSite['unpublished'],
  entries: ReadonlyMap<string, Entry>,
  made: MadeEntries,
): BuiltSite {
  const folders = [...entries].filter(([, { artifact }]) => isFolder(artifact));
  return {
    base,
    unpublished,
    read: async (file) => {
      const entry = entries.get(file);
      if (entry?.content !== undefined) return entry.content;
      const isBelow = ([path]: readonly [string, Entry]) => file.startsWith(`${path}/`);
      const found = entry === undefined ? folders.find(isBelow) : ([file, entry] as const);
      if (found === undefined) return undefined;
      const [path, { make }] = found;
      const content = await made.get(path, make);
      return content instanceof Map ? content.get(file.slice(path.length + 1)) : content;
    },
  };
}

/** The path in the site of an output: the folder of its edition is left out. */
export function pathInEdition(path: OutputPath): string {
  return path.slice(path.indexOf('/') + 1);
}
