import { expect, test } from 'vitest';
import { openMakeOnce } from '../../src/cache/make-once.ts';
import { openMemoryStore, type Store } from '../../src/cache/store.ts';

/** Makes the text, and counts. */
function counter(text = 'et bilde', isLasting = true) {
  let count = 0;
  return {
    make: () => {
      count += 1;
      return Promise.resolve({ bytes: new TextEncoder().encode(text), isLasting });
    },
    count: () => count,
  };
}
const facts = { title: 'Nettverk', size: [1200, 630] };
const open = (store: Store | undefined, madeBy = 'version 1') => openMakeOnce(store, () => madeBy);

test('what was made of the same facts is made once', async () => {
  const store = openMemoryStore();
  const { make, count } = counter();
  const first = await open(store)(facts, make);
  const second = await open(store)({ size: [1200, 630], title: 'Nettverk' }, make);
  expect(new TextDecoder().decode(second)).toBe('et bilde');
  expect(second).toEqual(first);
  expect(count()).toBe(1);
});

test('other facts and another version make it again', async () => {
  const store = openMemoryStore();
  const { make, count } = counter();
  await open(store)(facts, make);
  await open(store)({ ...facts, title: 'Salg' }, make);
  await open(store, 'version 2')(facts, make);
  expect(count()).toBe(3);
});

test('two who ask at once wait for one, without a store too', async () => {
  const { make, count } = counter();
  const once = open(undefined);
  await Promise.all([once(facts, make), once(facts, make)]);
  expect(count()).toBe(1);
  await once(facts, make);
  expect(count()).toBe(2);
});

test('a value that its facts do not fully describe is not kept', async () => {
  const store = openMemoryStore();
  const { make, count } = counter('et bilde', false);
  await open(store)(facts, make);
  await open(store)(facts, make);
  expect(count()).toBe(2);
});

test('what fails is tried again', async () => {
  const once = open(openMemoryStore());
  await expect(once(facts, () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
  expect(await once(facts, counter().make)).toHaveLength(8);
});
