import { describeFailure } from '../platform/describe-failure.ts';
import { unmapped } from './decode/mapped-text.ts';
import { readings } from './decode/readings.ts';
import { findMatches } from './find-matches.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Leak } from './leak.ts';
import { digestOf } from './name-content.ts';
import { endsInData, type Piece } from './pieces.ts';
import { readers } from './readers/readers.ts';
import type { Part, Room } from './readers/reader.ts';
import { sentenceAt } from './sentence-at.ts';

/** An e-book in an archive in an archive, and two more. */
const deepest = 5;

/** How many leaks of one article are reported in one file. */
const mostPlaces = 3;

/** Kolofon's own pictures, in the site and in every e-book. */
const ownNames: ReadonlySet<string> = new Set(['cover.png', 'cover.svg', 'favicon.svg']);

/** What a file of the public edition and everything in it may not contain. `path` is searched too. */
export async function searchFile(
  path: string,
  bytes: Uint8Array,
  fingerprints: Fingerprints,
  room: Room,
): Promise<Leak[]> {
  const { leaks, report } = collectLeaks();
  await search({ path, name: path, bytes, digest: digestOf(bytes) }, 0, { fingerprints, room, report });
  return leaks;
}

/** The same of a part of a file: the runs of text in it. `digest` is that of the whole file. */
export async function searchPieces(
  path: string,
  pieces: Iterable<Piece>,
  digest: string,
  fingerprints: Fingerprints,
  room: Room,
): Promise<Leak[]> {
  const { leaks, report } = collectLeaks();
  const given = { fingerprints, room, report };
  searchText({ kind: 'text', text: path, placeOf: () => 'file name' }, path, given);
  searchAssets({ path, name: path, digest }, given);
  for (const { bytes, start } of pieces) {
    const place = `text from byte ${String(start)}`;
    const reader = readers.find(({ readsPieces, reads }) => readsPieces === true && reads(bytes, path));
    for await (const part of reader?.parts(bytes, room) ?? []) {
      if (part.kind === 'text') searchText({ ...part, placeOf: () => place }, path, given);
      else if (part.kind === 'file') {
        const file = { path: `${path}!${place}`, name: part.path, bytes: part.bytes };
        await search({ ...file, digest: digestOf(part.bytes) }, 1, given);
      }
    }
    if (endsInData(bytes))
      report({ kind: 'unreadable', file: path, place, reason: 'It contains a long base64 URL.' });
  }
  return leaks;
}

function collectLeaks(): { readonly leaks: Leak[]; readonly report: (leak: Leak) => void } {
  const leaks: Leak[] = [];
  const reported = new Set<string>();
  const counts = new Map<string, number>();
  const report = (leak: Leak) => {
    const owner = `${leak.file}\n${leak.kind === 'unreadable' ? leak.reason : leak.source}`;
    const count = counts.get(owner) ?? 0;
    const keys = [
      `${owner}\n${leak.place}`,
      ...(leak.kind === 'sentence' ? [`${owner}\n${leak.sentence}`] : []),
    ];
    if (count === mostPlaces || keys.some((key) => reported.has(key))) return;
    counts.set(owner, count + 1);
    for (const key of keys) reported.add(key);
    leaks.push(leak);
  };
  return { leaks, report };
}

interface OpenFile {
  /** The way to it: `x.epub!OEBPS/ch2.xhtml`. */
  readonly path: string;
  /** Its own part of that. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
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
    given.report({ kind: 'unreadable', file: path, place: 'whole file', reason: 'It is nested too deeply.' });
    return;
  }
  try {
    const reader = readers.find((one) => one.reads(bytes, name));
    for await (const part of reader?.parts(bytes, given.room) ?? []) {
      if (part.kind === 'text') searchText(part, path, given);
      else if (part.kind === 'unreadable') given.report({ ...part, file: path });
      else
        await search(
          {
            path: `${path}!${part.path}`,
            name: part.path,
            bytes: part.bytes,
            digest: digestOf(part.bytes),
          },
          depth + 1,
          given,
        );
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

function searchAssets(
  { path, name, digest }: Omit<OpenFile, 'bytes'>,
  { fingerprints: { assets }, report }: Search,
): void {
  const ownName = name.slice(name.lastIndexOf('/') + 1);
  for (const asset of assets) {
    const hasBytes = digest === asset.digest;
    if (!hasBytes && (ownName !== asset.name || ownNames.has(ownName))) continue;
    const place = hasBytes ? 'whole file' : 'file name';
    report({ kind: 'asset', file: path, place, source: asset.source, name: asset.name });
  }
}
