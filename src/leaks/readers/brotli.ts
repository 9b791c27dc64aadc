import { brotliDecompressSync } from 'node:zlib';
import { reserveRoom, type Reader } from './reader.ts';

/** Brotli (RFC 7932). Nothing in it says what it is: its name has to. */
export const brotli: Reader = {
  reads: (_bytes, path) => path.toLowerCase().endsWith('.br'),
  *parts(bytes, room) {
    const unpacked = brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, room.left) });
    reserveRoom(room, unpacked.length);
    yield { kind: 'file', path: 'unpacked', bytes: unpacked };
  },
};
