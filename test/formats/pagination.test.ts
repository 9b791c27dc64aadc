import { expect, test } from 'vitest';
import { openPaginations, type Pagination } from '../../src/formats/pagination.ts';

const pagination: Pagination = { source: 'urn:uuid:1', pages: [], starts: new Map() };

test('an e-book waits until its own book is printed, and no longer', async () => {
  const paginations = openPaginations();
  const order: string[] = [];
  const waiting = paginations.wait('batliv').then(() => order.push('made'));
  paginations.set('fyr', pagination);
  await paginations.wait('fyr');
  order.push('printed');
  paginations.set('batliv', pagination);
  await waiting;
  expect(order).toEqual(['printed', 'made']);
  expect(paginations.get('batliv')).toBe(pagination);
});

test('nobody waits for a book that was not printed when the last one is', async () => {
  const paginations = openPaginations();
  const waiting = [paginations.wait('batliv'), paginations.wait('batliv'), paginations.wait('fyr')];
  paginations.close();
  await Promise.all([...waiting, paginations.wait('etterpå')]);
  expect(paginations.get('batliv')).toBeUndefined();
});
