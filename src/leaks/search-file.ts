import { describeFailure } from '../platform/describe-failure.ts';
import { unmapped } from './decode/mapped-text.ts';
import { readings } from './decode/readings.ts';
import { findMatches } from './find-matches.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Leak } from './leak.ts';
import { digestOf } from './name-content.ts';
import { readers } from './readers/registry.ts';
import type { Part, Room } from './readers/reader.ts';
import { sentenceAt } from './sentence-at.ts';

/** An e-book in an archive in an archive, and two more. */
const deepest = 5;

/** How often one article is told of one file. */
const mostPlaces = 3;

/** Kolofon's own pictures, in the site and in every e-book. */
const ownNames: ReadonlySet<string> = new Set(['cover.png', 'cover.svg', 'favicon.svg']);

/** What a file of the open edition and everything in it may not hold. `path` is searched too. */
export async function searchFile(
  path: string,
  bytes: Uint8Array,
  fingerprints: Fingerprints,
  room: Room,
): Promise<Leak[]> {
  const leaks: Leak[] = [];
  const told = new Set<string>();
  const counts = new Map<string, number>();
  const report = (leak: Leak) => {
    const owner = `${leak.file}\n${leak.kind === 'unreadable' ? leak.reason : leak.source}`;
    const count = counts.get(owner) ?? 0;
    const keys = [
      `${owner}\n${leak.place}`,
      ...(leak.kind === 'sentence' ? [`${owner}\n${leak.sentence}`] : []),
    ];
    if (count === mostPlaces || keys.some((key) => told.has(key))) return;
    counts.set(owner, count + 1);
    for (const key of keys) told.add(key);
    leaks.push(leak);
  };
  await search({ path, name: path, bytes }, 0, { fingerprints, room, report });
  return leaks;
}

interface OpenFile {
  /** The way to it: `x.epub!OEBPS/ch2.xhtml`. */
  readonly path: string;
  /** Its own part of that. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Search {
  readonly fingerprints: Fingerprints;
  readonly room: Room;
  readonly report: (leak: Leak) => void;
}

async function search(file: OpenFile, depth: number, given: Search): Promise<void> {
  const { path, name, bytes } = file;
  searchText({ kind: 'text', text: name, placeOf: () => 'file name' }, path, given);
  searchAssets(file, given);
  if (bytes.length === 0) return;
  if (depth > deepest) {
    given.report({ kind: 'unreadable', file: path, place: 'whole file', reason: 'It lies too deep.' });
    return;
  }
  try {
    const reader = readers.find((one) => one.reads(bytes, name));
    for await (const part of reader?.parts(bytes, given.room) ?? []) {
      if (part.kind === 'text') searchText(part, path, given);
      else if (part.kind === 'unreadable') given.report({ ...part, file: path });
      else
        await search({ path: `${path}!${part.path}`, name: part.path, bytes: part.bytes }, depth + 1, given);
    }
  } catch (error) {
    given.report({ kind: 'unreadable', file: path, place: 'whole file', reason: describeFailure(error) });
  }
}

function searchText(
  { text, placeOf }: Extract<Part, { kind: 'text' }>,
  file: string,
  { fingerprints, report }: Search,
): void {
  for (const reading of readings(unmapped(text))) {
    for (const { index, letter } of findMatches(reading.text, fingerprints)) {
      const place = placeOf(reading.originOf(index));
      report({ kind: 'sentence', file, place, ...sentenceAt(fingerprints, letter) });
    }
  }
}

function searchAssets({ path, name, bytes }: OpenFile, { fingerprints: { assets }, report }: Search): void {
  if (assets.length === 0) return;
  const digest = digestOf(bytes);
  const ownName = name.slice(name.lastIndexOf('/') + 1);
  for (const asset of assets) {
    const hasBytes = digest === asset.digest;
    if (!hasBytes && (ownName !== asset.name || ownNames.has(ownName))) continue;
    const place = hasBytes ? 'whole file' : 'file name';
    report({ kind: 'asset', file: path, place, source: asset.source, name: asset.name });
  }
}
