import type { TestProject } from 'vitest/node';
import { openReadingBrowser } from '../harness/reading-browser.ts';

/** Starts one browser for the readers of all end-to-end tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await openReadingBrowser();
  project.provide('readingBrowser', browser.wsEndpoint());
  return () => browser.close();
}
