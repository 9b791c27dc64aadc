import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AddressLock } from '../../src/load/address-lock.ts';
import type { Loaded } from '../../src/load/load.ts';
import { article, compareNext, oneSeries, readBack, today } from '../harness/address-lock.ts';

interface Text {
  readonly id: string;
  readonly title: string;
  readonly formerly: readonly string[];
}

interface History {
  readonly texts: readonly Text[];
  readonly series: { readonly id: string; readonly formerly: readonly string[] };
  readonly folder: string;
  readonly lock: AddressLock | undefined;
  /** How many edits there were. */
  readonly step: number;
}

type Edit = (history: History) => History;

const ids = ['tillit', 'kunde', 'verdi', 'bro', 'node', 'makt'];
const index = fc.nat(20);
const id = fc.constantFrom(...ids);

const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('There is nothing to pick.');
  return found;
};

/** Whoever gives a page an id that another had before takes it from that one's list. */
const release = (texts: readonly Text[], taken: string): Text[] =>
  texts.map((text) => ({ ...text, formerly: text.formerly.filter((one) => one !== taken) }));

const isFree = ({ texts }: History, wanted: string) => texts.every((text) => text.id !== wanted);

const add = id.map((wanted): Edit => (history) => {
  if (!isFree(history, wanted)) return history;
  const title = `Tekst ${String(history.step)}`;
  return { ...history, texts: [...release(history.texts, wanted), { id: wanted, title, formerly: [] }] };
});

/** With or without a word about it; then the title stays. */
const rename = fc.tuple(index, id, fc.boolean()).map(([at, wanted, isTold]): Edit => (history) => {
  if (!isFree(history, wanted)) return history;
  const old = pick(history.texts, at);
  const title = isTold ? `${old.title} på nytt` : old.title;
  const texts = release(history.texts, wanted).map((text) =>
    text.id === old.id
      ? { id: wanted, title, formerly: isTold ? [...text.formerly, old.id] : text.formerly }
      : text,
  );
  return { ...history, texts };
});

const renameSeries = fc.constantFrom('nettverk', 'nett', 'band').map((wanted): Edit => (history) => {
  const { series } = history;
  if (series.id === wanted) return history;
  const formerly = [...series.formerly, series.id].filter((one) => one !== wanted);
  return { ...history, series: { id: wanted, formerly } };
});

const move = fc
  .constantFrom('artikler', 'tekster', 'essays')
  .map((folder): Edit => (history) => ({ ...history, folder }));

const reorder = index.map((at): Edit => (history) => {
  const text = pick(history.texts, at);
  return { ...history, texts: [text, ...history.texts.filter((one) => one !== text)] };
});

/** The last text stays: a series without one is gone itself. */
const withdraw = index.map((at): Edit => (history) => {
  const { texts, lock } = history;
  const text = pick(texts, at);
  const address = lock?.articles.get(text.id)?.address;
  if (texts.length === 1 || lock === undefined || address === undefined) return history;
  const gone = new Map([...lock.gone, [address, { date: today }]]);
  return { ...history, texts: texts.filter((one) => one !== text), lock: { ...lock, gone } };
});

function load({ texts, series, folder }: History): Loaded {
  const loaded = oneSeries(
    ...texts.map(({ formerly, ...text }) => article(text.id, { title: text.title, formerly: [...formerly] })),
  );
  const { publication } = loaded.config;
  return {
    ...loaded,
    config: {
      ...loaded.config,
      publication: { ...publication, addresses: { ...publication.addresses, articles: folder } },
    },
    manifests: loaded.manifests.map((one) => ({
      ...one,
      id: series.id,
      manifest: { ...one.manifest, formerly: [...series.formerly] },
    })),
  };
}

function pagesOf({ articles, series }: AddressLock): string[] {
  return [...articles.values(), ...series.values()].map(({ address }) => address);
}

test('an address that was given out is ever after a page, a redirect to a page, or withdrawn', () => {
  const edit = fc.oneof(add, rename, renameSeries, move, reorder, withdraw);
  let redirected = 0;
  let withdrawn = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const given = new Set<string>();
      let history: History = {
        texts: [{ id: 'start', title: 'Start', formerly: [] }],
        series: { id: 'nettverk', formerly: [] },
        folder: 'artikler',
        lock: undefined,
        step: 0,
      };
      for (const change of [(same: History) => same, ...edits]) {
        history = change(history);
        const loaded = load(history);
        const { next, diagnostics } = compareNext(history.lock, loaded);
        expect(diagnostics).toEqual([]);
        const pages = new Set(pagesOf(next));
        expect([...pages]).toEqual(
          expect.arrayContaining(history.texts.map((text) => `${history.folder}/${text.id}/`)),
        );
        expect(pages.size).toBe(history.texts.length + 1);
        for (const page of pages) given.add(page);
        for (const address of given) {
          const isPage = pages.has(address);
          const leads = pages.has(next.redirects.get(address) ?? '');
          expect([address, [isPage, leads, next.gone.has(address)].filter(Boolean).length]).toEqual([
            address,
            1,
          ]);
        }
        redirected += next.redirects.size;
        withdrawn += next.gone.size;
        const again = compareNext(next, loaded);
        expect([again.changes, again.diagnostics]).toEqual([[], []]);
        expect(readBack(next).lock).toEqual(next);
        history = { ...history, lock: next, step: history.step + 1 };
      }
    }),
    { numRuns: 60 },
  );
  expect(Math.min(redirected, withdrawn)).toBeGreaterThan(20);
});
