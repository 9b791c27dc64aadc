import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../settings/read-settings.ts';
import { startDesk } from '../start-desk.ts';
import type { DeskSettings } from '../settings/settings.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand } from './command.ts';

export const start: DeskCommand = {
  summary: 'Serve the desk until it is asked to end (SIGTERM, Ctrl+C).',
  usage: '[--with-site DIST]',
  options: { 'with-site': { type: 'string' } },
  async run(input) {
    const settings = readSettings(input.root);
    const dist = input.values['with-site'];
    const site = typeof dist === 'string' ? resolve(dist) : undefined;
    if (site !== undefined) checkSite(site, settings);
    const running = await startDesk(settings, input.root, {
      ...input,
      ...(site === undefined ? {} : { site }),
    });
    input.print(`The desk is at ${settings.address}/ and listens on port ${running.port}.\n`);
    if (settings.smtp === undefined) input.print('No smtp in desk.yaml: mails are printed here.\n');
    await input.ended;
    await running.stop();
    return 0;
  },
};

function checkSite(dist: string, { address, site }: DeskSettings): void {
  if (!existsSync(join(dist, 'site/index.html')))
    throw new CommandError(`There is no site in ${dist}. Run kolofon build first.`);
  const [desk, home] = [new URL(`${address}/`), new URL(`${site}/`)];
  if (desk.origin !== home.origin || home.pathname.startsWith(desk.pathname))
    throw new CommandError(
      'To serve the site too, address in desk.yaml has to be a folder below site: https://library.example/desk.',
    );
}
