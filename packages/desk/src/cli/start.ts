import { readSettings } from '../settings/read-settings.ts';
import { startDesk } from '../start-desk.ts';
import type { DeskCommand } from './command.ts';

export const start: DeskCommand = {
  summary: 'Serve the desk until it is asked to end (SIGTERM, Ctrl+C).',
  usage: '[--root FOLDER]',
  options: {},
  async run(input) {
    const settings = readSettings(input.root);
    const running = await startDesk(settings, input.root, input);
    input.print(`The desk is at ${settings.address}/ and listens on port ${running.port}.\n`);
    if (settings.smtp === undefined) input.print('No smtp in desk.yaml: mails are printed here.\n');
    await input.ended;
    await running.stop();
    return 0;
  },
};
