import { runDesk } from './index.ts';

process.exitCode = await runDesk(process.argv.slice(2));
