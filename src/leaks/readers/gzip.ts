import { gunzipSync } from 'node:zlib';
import { beginsWith, takeRoom, type Reader } from './reader.ts';

/** gzip (RFC 1952): the index of the site's search is packed in it, file by file. */
export const gzip: Reader = {
  reads: (bytes) => beginsWith(bytes, [0x1f, 0x8b]),
  *parts(bytes, room) {
    const unpacked = gunzipSync(bytes, { maxOutputLength: Math.max(1, room.left) });
    takeRoom(room, unpacked.length);
    yield { kind: 'file', path: 'unpacked', bytes: unpacked };
  },
};
