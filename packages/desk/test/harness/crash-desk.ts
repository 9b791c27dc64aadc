// The desk as a process that can be killed: it prints its port.
import { settingsSchema } from '../../src/settings/settings.ts';
import { startDesk } from '../../src/start-desk.ts';
import { librarySettings } from './test-desk.ts';

const [database = ''] = process.argv.slice(2);
const settings = settingsSchema.parse({ ...librarySettings, database });
const { port } = await startDesk(settings, '.', {
  now: Date.now,
  environment: {},
  log: () => undefined,
  print: () => undefined,
});
process.stdout.write(`${port}\n`);
