import { afterEach, expect, test, vi } from 'vitest';
import { dayOfBuild, epochOfBooks } from '../../src/build/dates.ts';
import { littlePublication } from '../harness/publication.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const lateInOslo = new Date('2026-11-23T23:30:00Z');

test('the day that is asked for comes first, then that of SOURCE_DATE_EPOCH', () => {
  const environment = { SOURCE_DATE_EPOCH: '1767225600' };
  expect(dayOfBuild('2025-01-02', environment, lateInOslo)).toBe('2025-01-02');
  expect(dayOfBuild(undefined, environment, lateInOslo)).toBe('2026-01-01');
});

test.each([
  ['Europe/Oslo', '2026-11-24'],
  ['America/New_York', '2026-11-23'],
  ['Pacific/Auckland', '2026-11-24'],
])('otherwise it is today where the editor is: %s', (zone, day) => {
  vi.stubEnv('TZ', zone);
  expect(dayOfBuild(undefined, {}, lateInOslo)).toBe(day);
  expect(dayOfBuild(undefined, { SOURCE_DATE_EPOCH: '' }, lateInOslo)).toBe(day);
});

test.each(['i dag', '-1', '1e9', '99999999999999'])('SOURCE_DATE_EPOCH=%s is refused', (value) => {
  expect(() => dayOfBuild(undefined, { SOURCE_DATE_EPOCH: value }, lateInOslo)).toThrow(
    `SOURCE_DATE_EPOCH is a number of seconds since 1970, not "${value}".`,
  );
});

test('books give the latest day of their content as their own, wherever they are made', async () => {
  const { publication } = await littlePublication()
    .withArticle('tillit', 'Ny.\n', { updated: '2026-08-01' })
    .prepare();
  for (const zone of ['Europe/Oslo', 'Pacific/Auckland']) {
    vi.stubEnv('TZ', zone);
    expect(epochOfBooks(publication, {})).toBe(Date.UTC(2026, 7, 1) / 1000);
  }
  expect(epochOfBooks(publication, { SOURCE_DATE_EPOCH: '7' })).toBe(7);
});
