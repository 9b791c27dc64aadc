import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntry, writeEntry } from '../../src/remote-cache/entry.ts';
import { generateKeys, isKeyText, readKeys } from '../../src/remote-cache/keys.ts';
import type { Namespace } from '../../src/remote-cache/transport.ts';

const [one, other] = [generateKeys(), generateKeys()];
const builder = readKeys({ trusted: [one.public], signing: one.signing, members: one.members });
const stranger = readKeys({ trusted: [other.public], signing: other.signing, members: other.members });
const reader = readKeys({ trusted: [other.public, one.public], signing: undefined, members: undefined });

const nameOf = (namespace: Namespace, letter = 'a') => ({ namespace, name: letter.repeat(64) });
const content = Buffer.from('Fuglene kommer tilbake i april.');
const written = (namespace: Namespace, keys = builder) =>
  Buffer.from(writeEntry(nameOf(namespace), content, keys) ?? []);

describe.each(['open', 'members'] as const)('an entry of the namespace %s', (namespace) => {
  test('is read by who has the keys, whatever its content', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const entry = writeEntry(nameOf(namespace), bytes, builder) ?? Buffer.alloc(0);
        expect(readEntry(nameOf(namespace), entry, builder)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('is none with any byte changed, cut off or added', () => {
    const entry = written(namespace);
    const wrong = [
      ...[...entry.keys()].map((at) => Buffer.from(entry).fill((entry[at] ?? 0) ^ 1, at, at + 1)),
      ...[...entry.keys()].map((length) => entry.subarray(0, length)),
      Buffer.concat([entry, Buffer.alloc(1)]),
    ];
    for (const bytes of wrong) expect(readEntry(nameOf(namespace), bytes, builder)).toBeUndefined();
  });

  test('is none under another name or in the other namespace, nor when a stranger has signed it', () => {
    const elsewhere = namespace === 'open' ? 'members' : 'open';
    expect(readEntry(nameOf(namespace, 'b'), written(namespace), builder)).toBeUndefined();
    expect(readEntry(nameOf(elsewhere), written(namespace), builder)).toBeUndefined();
    expect(readEntry(nameOf(namespace), written(namespace, stranger), builder)).toBeUndefined();
    expect(writeEntry(nameOf(namespace), content, reader)).toBeUndefined();
  });
});

test('who has no key of the members reads nothing of theirs, and theirs shows none of the content', () => {
  expect(readEntry(nameOf('open'), written('open'), reader)).toEqual(content);
  expect(readEntry(nameOf('members'), written('members'), reader)).toBeUndefined();
  expect(written('open').includes('Fuglene')).toBe(true);
  expect(written('members').includes('Fuglene')).toBe(false);
  // One key for many values: no two are encrypted alike.
  expect(written('members').equals(written('members'))).toBe(false);
});

test('a key is 32 bytes in base64url', () => {
  for (const text of [one.public, one.signing, one.members]) expect(isKeyText(text)).toBe(true);
  const wrong: string[] = ['', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`, 'å'.repeat(43)];
  for (const text of wrong) expect(isKeyText(text)).toBe(false);
});
