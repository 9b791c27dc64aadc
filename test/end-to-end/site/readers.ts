import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SiteSettings } from '../../../src/model/site-settings.ts';
import { openSite, type Screen, type SiteBrowser, type Visit } from '../../harness/site-browser.ts';

/**
 * Gives the tests of a file readers of one site, in one browser. A reader leaves after the test, which fails when the
 * browser complained of anything: a message in the console, an error, a request that failed or left the site.
 */
export function useReaders(
  folder: () => string,
  forms?: SiteSettings['forms'],
): (screen?: Screen) => Promise<Visit> {
  let site: SiteBrowser;
  let visits: Visit[] = [];
  beforeAll(async () => {
    site = await openSite(folder(), forms);
  });
  afterEach(async () => {
    const left = visits;
    visits = [];
    await Promise.all(left.map((visit) => visit.close()));
    expect(left.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(() => site.close());
  return async (screen) => {
    const visit = await site.open(screen);
    visits.push(visit);
    return visit;
  };
}
