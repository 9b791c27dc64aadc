import { beginsWith, type Reader } from './reader.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** Archives that are not opened here, by their first bytes. */
const signatures: Readonly<Record<string, readonly number[]>> = lookupTable({
  '7z': [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  RAR: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  bzip2: [0x42, 0x5a, 0x68],
  Zstandard: [0x28, 0xb5, 0x2f, 0xfd],
  LZ4: [0x04, 0x22, 0x4d, 0x18],
  // Old documents of Office, and all of them when a password protects them.
  'OLE compound': [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
});

/** Files in which nobody can look: they are reported, not passed over. */
export const opaque: Reader = {
  reads: (bytes) => nameOf(bytes) !== undefined,
  *parts(bytes) {
    yield {
      kind: 'unreadable',
      place: 'whole file',
      reason: `It is a ${nameOf(bytes) ?? ''} file, which cannot be opened.`,
    };
  },
};

function nameOf(bytes: Uint8Array): string | undefined {
  const found = Object.entries(signatures).find(([, signature]) => beginsWith(bytes, signature));
  return found?.[0];
}
