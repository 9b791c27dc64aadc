import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/addresses/compare.ts';
import { countChanges, describeChange } from '../../src/addresses/change.ts';
import type { AddressLock } from '../../src/load/address-lock.ts';
import type { Loaded } from '../../src/load/load.ts';
import { article, compareNext, oneSeries, today } from '../harness/address-lock.ts';

const tillit = article('tillit', { title: 'Tillit', published: '2025-03-06' });
const kunde = article('kunde', { title: 'Kunde', published: '2025-04-03' });
const verdi = article('verdi', { title: 'Verdi', published: '2025-05-01' });

/** The lock after a first build of these articles. */
const lockOf = (loaded: Loaded, asOf?: string): AddressLock => compareNext(undefined, loaded, asOf).next;

const described = ({ changes }: Comparison) => changes.flatMap((change) => describeChange(change) ?? []);
const codes = ({ diagnostics }: Comparison) => diagnostics.map(({ code }) => code);

function withFolder(loaded: Loaded, articles: string): Loaded {
  const publication = { ...loaded.config.publication, addresses: { ...addresses, articles } };
  return { ...loaded, config: { ...loaded.config, publication } };
}

const addresses = { series: 'serier', collections: 'samlinger' };

describe('what is new', () => {
  test('a first build notes every page and every number', () => {
    const { next, changes, diagnostics } = compareNext(undefined, oneSeries(tillit, kunde));
    expect([countChanges(changes), diagnostics]).toEqual(['3 new', []]);
    expect(next.articles.get('tillit')).toEqual({
      address: 'artikler/tillit/',
      title: 'Tillit',
      published: '2025-03-06',
    });
    expect(next.series.get('nettverk')).toEqual({
      address: 'serier/nettverk/',
      parts: new Map([
        [1, 'tillit'],
        [2, 'kunde'],
      ]),
    });
  });

  test('a second one changes nothing', () => {
    const lock = lockOf(oneSeries(tillit, kunde));
    expect(compareNext(lock, oneSeries(tillit, kunde))).toMatchObject({
      next: lock,
      changes: [],
      diagnostics: [],
    });
  });

  test('a part at the end is new, and renumbers none', () => {
    const { changes } = compareNext(lockOf(oneSeries(tillit)), oneSeries(tillit, kunde));
    expect(countChanges(changes)).toBe('1 new, 1 new part');
  });
});

describe('what has other numbers', () => {
  test('a part in between is reported number by number', () => {
    const compared = compareNext(lockOf(oneSeries(tillit, kunde)), oneSeries(tillit, verdi, kunde));
    expect(described(compared)).toEqual(['nettverk: part 2 was kunde, now verdi']);
    expect(countChanges(compared.changes)).toBe('1 new, 1 new part, 1 renumbered');
  });

  test('a part that is taken out leaves its number to the next', () => {
    const compared = compareNext(lockOf(oneSeries(tillit, kunde)), {
      ...oneSeries(tillit, kunde),
      manifests: oneSeries(kunde).manifests,
    });
    expect(described(compared)).toEqual([
      'nettverk: part 1 was tillit, now kunde',
      'nettverk: part 2 was kunde, now none',
    ]);
    expect(codes(compared)).toEqual([]);
  });
});

describe('what moves', () => {
  test('another folder makes a redirect of every article', () => {
    const first = oneSeries(tillit, kunde);
    const compared = compareNext(lockOf(first), withFolder(first, 'tekster'));
    expect(compared.next.redirects).toEqual(
      new Map([
        ['artikler/tillit/', 'tekster/tillit/'],
        ['artikler/kunde/', 'tekster/kunde/'],
      ]),
    );
    expect(countChanges(compared.changes)).toBe('2 moved');
  });

  test('moves in a row are one step each, and a move back needs no redirect', () => {
    const first = oneSeries(tillit);
    const twice = ['tekster', 'essays'].reduce(
      (lock, folder) => compareNext(lock, withFolder(first, folder)).next,
      lockOf(first),
    );
    expect(twice.redirects).toEqual(
      new Map([
        ['artikler/tillit/', 'essays/tillit/'],
        ['tekster/tillit/', 'essays/tillit/'],
      ]),
    );
    const back = compareNext(twice, first);
    expect(back.next.redirects).toEqual(
      new Map([
        ['tekster/tillit/', 'artikler/tillit/'],
        ['essays/tillit/', 'artikler/tillit/'],
      ]),
    );
    expect(described(back)).toContain('artikler/tillit/ is a page again');
  });

  test('a renamed file is known by its title and its day, and keeps its number', () => {
    const renamed = article('tillit-i-nettverk', tillit.frontMatter);
    const compared = compareNext(lockOf(oneSeries(tillit, kunde)), oneSeries(renamed, kunde));
    expect(described(compared)).toEqual(['artikler/tillit/ now redirects to artikler/tillit-i-nettverk/']);
    expect([countChanges(compared.changes), codes(compared)]).toEqual(['1 moved', []]);
    expect([...compared.next.articles.keys()]).not.toContain('tillit');
  });

  test('one that has another title too says what it was', () => {
    const renamed = article('svake-band', { title: 'Svake bånd', formerly: ['tillit'] });
    const compared = compareNext(lockOf(oneSeries(tillit, kunde)), oneSeries(renamed, kunde));
    expect(described(compared)).toEqual(['artikler/tillit/ now redirects to artikler/svake-band/']);
    const again = compareNext(compared.next, oneSeries(renamed, kunde));
    expect(again).toMatchObject({ next: compared.next, changes: [], diagnostics: [] });
  });

  test('a series says it in its manifest', () => {
    const first = oneSeries(tillit);
    const [manifest] = first.manifests;
    if (manifest === undefined) throw new Error('There is no series.');
    const renamed = { ...manifest, id: 'nett', manifest: { ...manifest.manifest, formerly: ['nettverk'] } };
    const compared = compareNext(lockOf(first), { ...first, manifests: [renamed] });
    expect(described(compared)).toEqual(['serier/nettverk/ now redirects to serier/nett/']);
    expect(codes(compareNext(lockOf(first), { ...first, manifests: [{ ...manifest, id: 'nett' }] }))).toEqual(
      ['address-gone'],
    );
  });

  test('an id from before there was a lock leads on too', () => {
    const renamed = article('svake-band', { formerly: ['band'] });
    const { next, changes } = compareNext(undefined, oneSeries(renamed));
    expect(next.redirects).toEqual(new Map([['artikler/band/', 'artikler/svake-band/']]));
    expect(countChanges(changes)).toBe('2 new, 1 redirect');
  });
});

describe('what goes', () => {
  const lock = lockOf(oneSeries(tillit, kunde));

  test('is an error at its line, and nothing is taken from the lock', () => {
    const compared = compareNext(lock, oneSeries(kunde));
    expect(codes(compared)).toEqual(['address-gone']);
    expect(compared.diagnostics[0]?.hint).toContain(`"artikler/tillit/: ${today}"`);
    expect(compared.next.articles.has('tillit')).toBe(true);
  });

  test('is an error for a draft too', () => {
    const draft = article('tillit', { ...tillit.frontMatter, status: 'draft' });
    expect(codes(compareNext(lock, oneSeries(draft, kunde)))).toEqual(['address-gone']);
  });

  test('is none for what an editor withdrew, and what led there goes with it', () => {
    const gone = new Map([['artikler/tillit/', { date: today, reason: 'Foreldet' }]]);
    const redirects = new Map([['artikler/gammel/', 'artikler/tillit/']]);
    const compared = compareNext({ ...lock, gone, redirects }, oneSeries(kunde));
    expect(codes(compared)).toEqual([]);
    expect(compared.next.redirects.size).toBe(0);
    expect([...compared.next.gone.keys()]).toEqual(['artikler/tillit/', 'artikler/gammel/']);
    const back = compareNext(compared.next, oneSeries(tillit, kunde));
    expect(described(back)).toContain('artikler/tillit/ is a page again');
    expect([...back.next.gone.keys()]).toEqual(['artikler/gammel/']);
  });

  test('is an error for a series of which nothing is left', () => {
    const gone = new Map(['tillit', 'kunde'].map((id) => [`artikler/${id}/`, { date: today }]));
    const compared = compareNext(
      { ...lock, gone },
      { ...oneSeries(verdi), manifests: oneSeries().manifests },
    );
    expect(compared.diagnostics.map(({ message }) => message)).toEqual([
      '"serier/nettverk/" would be dead: the series "nettverk" is not there any more.',
    ]);
  });

  test('is not guessed where several could be meant', () => {
    const same = (id: string) => article(id, tillit.frontMatter);
    const compared = compareNext(lock, oneSeries(same('bro'), same('node'), kunde));
    expect(codes(compared)).toEqual(['address-gone']);
    expect(compared.diagnostics[0]?.related?.map(({ message }) => message)).toEqual([
      'Could be "bro"',
      'Could be "node"',
    ]);
    const twins = lockOf(oneSeries(same('bro'), same('node')));
    expect(codes(compareNext(twins, oneSeries(same('ny'))))).toEqual(['address-gone', 'address-gone']);
  });

  test('does not lead to a successor that nobody can read yet', () => {
    const later = article('svake-band', { formerly: ['tillit'], published: '2027-01-01' });
    const compared = compareNext(lock, oneSeries(later, kunde));
    expect(compared.diagnostics[0]?.message).toContain('is not published');
  });

  test('has one successor', () => {
    const claiming = ['bro', 'node'].map((id) => article(id, { formerly: ['tillit'] }));
    expect(codes(compareNext(lock, oneSeries(...claiming, kunde)))).toEqual([
      'address-gone',
      'successor-once',
    ]);
  });

  test('a redirect in a circle is an error', () => {
    const redirects = new Map([
      ['artikler/a/', 'artikler/b/'],
      ['artikler/b/', 'artikler/a/'],
    ]);
    expect(codes(compareNext({ ...lock, redirects }, oneSeries(tillit, kunde)))).toEqual([
      'address-gone',
      'address-gone',
    ]);
  });
});

describe('another day', () => {
  const later = article('kunde', { ...kunde.frontMatter, published: '2026-11-01' });
  const loaded = oneSeries(tillit, later, verdi);

  test('a build for an earlier day takes nothing back', () => {
    const lock = lockOf(loaded);
    expect(compareNext(lock, loaded, '2026-06-01')).toMatchObject({
      next: lock,
      changes: [],
      diagnostics: [],
    });
    expect(compareNext(lock, loaded, '2020-01-01')).toMatchObject({
      next: lock,
      changes: [],
      diagnostics: [],
    });
  });

  test('an article that becomes due in between renumbers what follows', () => {
    const compared = compareNext(lockOf(loaded, '2026-06-01'), loaded);
    expect(described(compared)).toEqual(['nettverk: part 2 was verdi, now kunde']);
  });
});
