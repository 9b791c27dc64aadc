import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

const messagesOf = async (front: Record<string, string>) => {
  const { diagnostics } = await littlePublication().withArticle('tillit', 'Tekst.\n', front).problems();
  return diagnostics.filter(({ code }) => code === 'dialect-known').map(({ message }) => message);
};

test.each([
  ['title', 'Om :span[שלום]{lang=he}', 'The title', ':span['],
  ['title', 'Om [tillit](a.md)', 'The title', '[tillit]('],
  ['title', 'Это ==важно==', 'The title', '==важно=='],
  ['summary', 'Om `kode`.', 'The summary', '`kode`'],
  ['summary', '他说*海*。', 'The summary', '*海*'],
  ['summary', 'Die Formel $x^2$.', 'The summary', '$x^2$'],
  ['summary', 'Selon [@dal2020].', 'The summary', '[@dal2020]'],
])('markup in a %s is named: %s', async (key, text, what, found) => {
  const messages = await messagesOf({ [key]: text });
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(what);
  expect(messages[0]).toContain(found);
});

test.each([
  ['title', 'Om `kode`, *hav* og $x^2$'],
  ['summary', 'Fra $5 til $10, 2*3*4, [sic] og C++ == bra.'],
  ['summary', 'Note * her og * der, a_b_c og <div>.'],
])('a %s of words is plain: %s', async (key, text) => {
  expect(await messagesOf({ [key]: text })).toEqual([]);
});
