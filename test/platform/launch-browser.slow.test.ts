import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser } from '../../src/platform/launch-browser.ts';

test.runIf(process.platform === 'linux')(
  'a killed browser leaves nothing in the temporary folder',
  async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'kolofon-'));
    onTestFinished(() => removeFolder(temporary));
    const running = await launchBrowser({ machine: thisMachine({ ...process.env, TMPDIR: temporary }) });
    const environment = readFileSync(`/proc/${String(running.browser.process()?.pid)}/environ`, 'utf8').split(
      '\0',
    );
    const folder = environment.find((line) => line.startsWith('TMPDIR='))?.slice('TMPDIR='.length) ?? '';
    expect(folder).not.toBe(temporary);
    expect(existsSync(folder)).toBe(true);
    running.kill();
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  },
);
