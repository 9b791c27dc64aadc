import { Readable } from 'node:stream';
import type JSZip from 'jszip';
import { beginsWith, reserveRoom, type Reader, type Room } from './reader.ts';

/** ZIP: e-books, spreadsheets and whatever else is offered for download. */
export const zip: Reader = {
  reads: (bytes) => beginsWith(bytes, [0x50, 0x4b, 3, 4]) || beginsWith(bytes, [0x50, 0x4b, 5, 6]),
  async *parts(bytes, room) {
    const { default: library } = await import('jszip');
    const archive = await library.loadAsync(bytes);
    const comments = Object.values(archive.files).map(({ comment }) => comment);
    yield {
      kind: 'text',
      text: [archiveComment(archive), ...comments].join('\n'),
      placeOf: () => 'comment of the archive',
    };
    for (const entry of Object.values(archive.files)) {
      // OCF 3.3, 4.2.6.3.2: what it names can be read only with a key.
      if (entry.name === 'META-INF/encryption.xml')
        yield { kind: 'unreadable', place: entry.name, reason: 'Parts of it are encrypted.' };
      const content = entry.dir ? new Uint8Array() : await unpack(entry, room);
      yield { kind: 'file', path: entry.name, bytes: content };
    }
  },
};

/** The types of jszip leave it out. */
function archiveComment(archive: JSZip): string {
  return 'comment' in archive && typeof archive.comment === 'string' ? archive.comment : '';
}

async function unpack(entry: JSZip.JSZipObject, room: Room): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of new Readable().wrap(entry.nodeStream()) as AsyncIterable<Buffer>) {
    reserveRoom(room, chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
