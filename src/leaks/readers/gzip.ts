import { gunzipSync } from 'node:zlib';
import { beginsWith, reserveRoom, type Reader } from './reader.ts';

/** gzip (RFC 1952): the index of the site's search is packed in it, file by file. */
export const gzip: Reader = {
  reads: (bytes) => beginsWith(bytes, [0x1f, 0x8b]),
  *parts(bytes, room) {
    const unpacked = gunzipSync(bytes, { maxOutputLength: Math.max(1, room.left) });
    reserveRoom(room, unpacked.length);
    yield { kind: 'file', path: 'unpacked', bytes: unpacked };
  },
};
