import { expect, test } from 'vitest';
import { openDeparture } from '../../../src/build/leak-gate/open-departure.ts';
import { fingerprintsOf } from '../../leaks/members.ts';

const secret = 'Bare medlemmer leser denne setningen om roller i nettverket, og om alt som følger av dem.';
const known = {
  fingerprints: await fingerprintsOf(secret),
  digest: '',
  clean: { has: () => false, add: () => undefined, keep: () => undefined },
};
const mayLeave = openDeparture(() => Promise.resolve(known));
const work = (shown: string) => ({ input: new Uint8Array(), shown, blobs: [] });

test('nothing members-only of the public edition goes to another machine', async () => {
  expect(await mayLeave(work('<p>Alle leser dette.</p>'), 'everyone')).toBe(true);
  expect(
    await mayLeave(work(`<p>Alle leser dette. ${secret.replace('roller', '<b>roller</b>')}</p>`), 'everyone'),
  ).toBe(false);
});

test('the members’ edition goes to whoever holds its key', async () => {
  expect(await mayLeave(work(`<p>${secret}</p>`), 'members')).toBe(true);
});

test('without members everything may go', async () => {
  expect(await openDeparture(() => Promise.resolve(undefined))(work(`<p>${secret}</p>`), 'everyone')).toBe(
    true,
  );
});
