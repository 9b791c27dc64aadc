import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { startDev, stopAll, type DevCommand } from '../harness/dev-command.ts';
import { littlePublication } from '../harness/publication.ts';
import { openSiteAt, phone, type Visit } from '../harness/site-browser.ts';

afterEach(stopAll);

const article = 'articles/tillit/index.html';
const source = 'series/articles/tillit.md';
const manifest = 'series/nettverksbygging.yaml';

const long = littlePublication()
  .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
  .withFile('series/maler/words/nb.yaml', readFileSync('templates/words/nb.yaml'))
  .withFile('series/static/om/plan.json', '{"del": 1}')
  .withArticle('tillit', `${'Tillit bygges langsomt.\n\n'.repeat(200)}[Planen](../static/om/plan.json)\n`);

interface Watched {
  readonly visit: Visit;
  readonly dev: DevCommand;
  readonly edit: (file: string, change: (text: string) => string) => void;
  readonly folder: string;
}

async function whileWatching(action: (watched: Watched) => Promise<void>): Promise<void> {
  await long.inFolder(async (folder) => {
    const dev = await startDev(folder);
    const site = await openSiteAt(dev.address);
    try {
      const visit = await site.open();
      await visit.goTo(article);
      const edit: Watched['edit'] = (file, change) => {
        writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
      };
      await action({ visit, dev, edit, folder });
    } finally {
      await site.close();
      await dev.stop();
    }
  });
}

/** Waits until a page is another than the one that was marked. */
const mark = ({ evaluate }: Visit) => evaluate('window.isOld = true');
const reloaded = ({ page }: Visit) =>
  page.waitForFunction(`window.isOld === undefined && document.readyState === 'complete'`, { polling: 10 });

const overlay = `document.querySelector('aside[aria-label="kolofon dev"]').shadowRoot`;
const inOverlay = <T>({ evaluate }: Visit, rest: string) => evaluate<T>(`${overlay}.${rest}`);
const shown = ({ page }: Visit, isOpen: boolean) =>
  page.waitForFunction(`${overlay}.querySelector('dialog').open === ${String(isOpen)}`);

async function violations(visit: Visit): Promise<string[]> {
  if (!(await visit.evaluate<boolean>(`typeof axe === 'object'`))) await visit.evaluate(axe.source);
  const found = await visit.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe('a page of kolofon dev', () => {
  test('leads to a static file, which is the one that is there now', async () => {
    await whileWatching(async ({ visit, dev, edit }) => {
      const read = `fetch(document.querySelector('a[href$="plan.json"]').href).then((answer) => answer.text())`;
      expect(await visit.evaluate(read)).toBe('{"del": 1}');
      edit('series/static/om/plan.json', () => '{"del": 2}');
      await expect.poll(() => visit.evaluate(read)).toBe('{"del": 2}');
      expect(await dev.read('om/finnes-ikke.json')).not.toContain('del');
    });
  });

  test('is loaded again where its reader was, and only when it is another', async () => {
    await whileWatching(async ({ visit, dev, edit, folder }) => {
      await visit.evaluate('document.fonts.ready.then(() => true)');
      await visit.evaluate(
        `document.querySelector('main').focus({ preventScroll: true }); scrollTo({ top: 2345, behavior: 'instant' })`,
      );
      await mark(visit);
      edit('series/articles/nettverk-og-relasjon.md', (text) => text.replace('Et nettverk', 'Ett nettverk'));
      await expect.poll(dev.printed).toContain('nettverk-og-relasjon.md: 1 page');
      expect(await visit.evaluate('window.isOld')).toBe(true);

      // A face that came late may have moved the page a little.
      const place = await visit.evaluate<[number, string]>('[scrollY, document.activeElement.id]');
      expect(place[0]).toBeGreaterThan(1000);
      edit(source, (text) => `${text}\nEt siste ord.\n`);
      await reloaded(visit);
      expect(await visit.evaluate('document.body.innerText')).toContain('Et siste ord.');
      expect(await visit.evaluate('[scrollY, document.activeElement.id]')).toEqual(place);

      await visit.evaluate(`scrollTo({ top: 2345, behavior: 'instant' })`);
      await mark(visit);
      mkdirSync(join(folder, 'series/maler/site'));
      const css = readFileSync('templates/site/site.css', 'utf8');
      writeFileSync(
        join(folder, 'series/maler/site/site.css'),
        `${css}\nmain { background: rgb(1, 2, 3) !important; }\n`,
      );
      await visit.page.waitForFunction(
        `getComputedStyle(document.querySelector('main')).backgroundColor === 'rgb(1, 2, 3)'`,
      );
      expect(await visit.evaluate('[window.isOld, Math.abs(scrollY - 2345) < 3]')).toEqual([true, true]);
      await visit.page.waitForFunction(`document.querySelectorAll('link[rel=stylesheet]').length === 1`);
      expect(visit.complaints).toEqual([]);
    });
  });

  test('shows what is wrong, and takes it away when it is fixed', async () => {
    await whileWatching(async ({ visit, edit }) => {
      edit(manifest, (text) => text.replace('- tillit', '- <img/src=x>'));
      await shown(visit, true);
      expect(await inOverlay(visit, `querySelector('h2').textContent`)).toBe(
        'There is no article "<img/src=x>".',
      );
      expect(await inOverlay(visit, `querySelectorAll('img').length`)).toBe(0);
      expect(await inOverlay(visit, `querySelector('pre').textContent`)).toMatch(
        /^> 10 \| {3}- <img\/src=x>$/m,
      );
      expect(await inOverlay(visit, `activeElement.textContent`)).toBe('Close');
      for (const value of ['light', 'dark']) {
        await visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        expect(await violations(visit)).toEqual([]);
      }
      await visit.page.setViewport(phone);
      expect(await inOverlay(visit, `querySelector('dialog').scrollWidth`)).toBeLessThanOrEqual(phone.width);

      await visit.page.keyboard.press('Escape');
      await shown(visit, false);
      expect(await inOverlay(visit, `querySelector('.badge').textContent`)).toBe('1 error');
      expect(await violations(visit)).toEqual([]);
      await visit.page.reload();
      await visit.page.waitForFunction(`${overlay}.querySelector('.badge').checkVisibility()`);
      expect(await inOverlay(visit, `querySelector('dialog').open`)).toBe(false);
      await inOverlay(visit, `querySelector('.badge').click()`);
      await shown(visit, true);

      edit(manifest, (text) => text.replace('- <img/src=x>', '- tillit'));
      await shown(visit, false);
      expect(await inOverlay(visit, `querySelector('.badge').checkVisibility()`)).toBe(false);

      await mark(visit);
      edit(source, (text) => `${text}\n\`\`\`pyton\nx\n\`\`\`\n`);
      await reloaded(visit);
      await visit.page.waitForFunction(`${overlay}.querySelector('.badge').checkVisibility()`);
      expect(await inOverlay(visit, `querySelector('.badge').textContent`)).toBe('1 warning');
      expect(await inOverlay(visit, `querySelector('dialog').open`)).toBe(false);
      expect(visit.complaints).toEqual([]);
    });
  });

  test('says that it has lost the server, and comes back with it', async () => {
    await whileWatching(async ({ visit, dev, folder }) => {
      await mark(visit);
      await dev.stop();
      await visit.page.waitForFunction(`${overlay}.querySelector('.lost').textContent !== ''`);
      expect(await violations(visit)).toEqual([]);
      const again = await startDev(folder, '--port', new URL(dev.address).port);
      expect(again.address).toBe(dev.address);
      await reloaded(visit);
      await again.stop();
    });
  });
});

test('no line of a page ends within an option of a command', async () => {
  const words = Array.from(
    { length: 40 },
    (_unused, index) => `${'o'.repeat(index)} \`--no-sandbox\` \`a--b\` \`-x\``,
  );
  await littlePublication()
    .withArticle('tillit', `${words.join('\n\n')}\n`)
    .inFolder(async (folder) => {
      const dev = await startDev(folder);
      const site = await openSiteAt(dev.address);
      try {
        const visit = await site.open(phone);
        await visit.goTo(article);
        const lines = await visit.evaluate<number[]>(
          `Array.from(document.querySelectorAll('.prose code'), (code) => code.firstChild.getClientRects().length)`,
        );
        expect(lines).toEqual(Array.from({ length: 120 }, () => 1));
      } finally {
        await site.close();
        await dev.stop();
      }
    });
});
