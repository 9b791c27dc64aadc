import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { startDev } from '../test/harness/dev-command.ts';
import { openReadingBrowser } from '../test/harness/reading-browser.ts';
import { median, whole } from './figures.ts';
import { planSeries, writeLibrary } from './library.ts';
import { writeReport, type Row } from './report.ts';
import { changeSentence, chooseArticle } from './speed/changes.ts';

const sizes = [1000, 5000] as const;

/** The first few find code that is not warm yet. */
const saves = { unmeasured: 5, measured: 15 } as const;

/** From one save to the next, in milliseconds: an author takes longer, and nothing of the last one is left to do. */
const pause = 700;

/** What is promised at 1,000 articles, in milliseconds. */
const promised = 150;

const notes = [
  'From the moment before a sentence of an article is saved, 20 ms of it a wait for more changes, until the browser has the new page, and until it has shown it with its pictures, faces and scripts (the event `load`). The browser works on the same cores.',
];

/** Measures how soon `kolofon dev` shows a change, in a browser, in a minute. */
export async function reportDev(): Promise<string> {
  const rows: Row[] = [];
  for (const articles of sizes) rows.push(await measureSize(articles));
  return writeReport('kolofon dev, measured', '. Medians, in milliseconds.', rows, notes);
}

async function measureSize(articles: number): Promise<Row> {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    writeLibrary(root, articles, 'site: { search: false, socialImages: false }\n');
    const times = await measureSaves(root, chooseArticle(planSeries(articles)));
    return {
      Articles: articles.toLocaleString('en'),
      'New page': whole(median(times.map(({ there }) => there))),
      'Loaded again': whole(median(times.map(({ loaded }) => loaded))),
      promised: articles === 1000 ? String(promised) : '–',
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface SaveTimes {
  readonly there: number;
  readonly loaded: number;
}

async function measureSaves(root: string, article: string): Promise<SaveTimes[]> {
  const dev = await startDev(root);
  const browser = await openReadingBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(new URL(`articles/${article}/index.html`, dev.address).href);
    const file = join(root, 'series', 'articles', `${article}.md`);
    const times: SaveTimes[] = [];
    for (let number = 1; number <= saves.unmeasured + saves.measured; number += 1) {
      await setTimeout(pause);
      times.push(await measureSave(page, file, number));
    }
    return times.slice(saves.unmeasured);
  } finally {
    await Promise.all([dev.stop(), browser.close()]);
  }
}

async function measureSave(page: Page, file: string, number: number): Promise<SaveTimes> {
  const text = readFileSync(file, 'utf8');
  const start = Date.now();
  writeFileSync(file, changeSentence(text, number));
  // Since 1970, in milliseconds (High Resolution Time, 4; Navigation Timing Level 2, 4.1).
  const times = await page.waitForFunction(
    `(() => {
      const [{ responseEnd, loadEventEnd }] = performance.getEntriesByType('navigation');
      if (loadEventEnd === 0 || !document.body.textContent.includes('Det står ${number} mer')) return;
      return [responseEnd, loadEventEnd].map((time) => performance.timeOrigin + time);
    })()`,
  );
  const [there = NaN, loaded = NaN] = (await times.jsonValue()) as readonly number[];
  return { there: there - start, loaded: loaded - start };
}
