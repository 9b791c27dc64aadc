import { stringify } from 'yaml';
import type { AddressLock } from '../load/address-lock.ts';

const introduction = `# Every address and every part number that this publication has given out.
#
# Kolofon keeps this file: a build adds what is new. Commit it, and read what changes in it: a part with
# another number is a line here, and so is a page with another address, whose old one is then a redirect.
#
# One thing is written by hand. The address of a page that is withdrawn for good goes under "gone", with the
# day and, where there is one, the reason:
#
#   gone:
#     articles/an-article/: 2026-01-31
#     articles/another/: { date: 2026-01-31, reason: At the wish of its author }
`;

/** The lock as a text to be read in a difference: sorted, and one line for each thing that can change. */
export function printLock({ articles, series, collections, redirects, gone }: AddressLock): string {
  const sections = {
    series: mapSorted(series, ({ address, parts }) => ({ address, parts: inOrder(parts) })),
    collections: mapSorted(collections, ({ address }) => ({ address })),
    articles: mapSorted(articles, ({ address, title, published }) => ({ address, title, published })),
    redirects: mapSorted(redirects, (to) => to),
    gone: mapSorted(gone, ({ date, reason }) => (reason === undefined ? date : { date, reason })),
  };
  const texts = Object.entries(sections)
    .filter(([, section]) => section.size > 0)
    .map(([name, section]) => stringify({ [name]: section }, { lineWidth: 0 }));
  return [introduction, ...texts].join('\n');
}

function mapSorted<From, To>(map: ReadonlyMap<string, From>, change: (value: From) => To): Map<string, To> {
  const sorted = [...map].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(sorted.map(([key, value]) => [key, change(value)]));
}

function inOrder(parts: ReadonlyMap<number, string>): Map<number, string> {
  return new Map([...parts].sort(([one], [other]) => one - other));
}
