import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from './command-error.ts';
import type { DeskCommand } from './command.ts';
import { onlyOne } from './only-one.ts';
import { withDatabase } from './with-database.ts';

export const backup: DeskCommand = {
  summary: 'Write a consistent copy of the database to a new file. The desk may be running.',
  usage: 'FILE',
  options: {},
  takesPositionals: true,
  async run({ positionals, root, now, print }) {
    const given = onlyOne(positionals, 'file');
    const file = resolve(given);
    if (existsSync(file)) throw new CommandError(`${file} is there already.`);
    await withDatabase(root, now, async (database) => {
      if (database.copyTo === undefined) throw new CommandError('Back PostgreSQL up with pg_dump.');
      await database.copyTo(file);
    });
    print(`Wrote ${file}.\n`);
    return 0;
  },
};
