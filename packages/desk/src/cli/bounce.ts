import { readFileSync } from 'node:fs';
import { readBounce } from '../newsletter/read-bounce.ts';
import { readSigned } from '../newsletter/sign.ts';
import { findSubscription, secretOfNewsletter, suspend } from '../newsletter/store.ts';
import type { DeskCommand } from './command.ts';
import { withDatabase } from './with-database.ts';

/** The standard input. */
const input = 0;

export const bounce: DeskCommand = {
  summary: 'Read a returned mail from a file or standard input, and send no more newsletters to its address.',
  usage: '[FILE]',
  options: {},
  takesPositionals: true,
  async run({ positionals: [file], root, now, print }) {
    const signed = readBounce(readFileSync(file ?? input, 'utf8'));
    await withDatabase(root, now, (database) =>
      database.transaction(async (queries) => {
        const id = signed === undefined ? undefined : readSigned(signed, await secretOfNewsletter(queries));
        const subscription = id === undefined ? undefined : await findSubscription(queries, id);
        if (subscription !== undefined) await suspend(queries, subscription.email);
        print(subscription === undefined ? 'Nothing to do.\n' : 'Suspended the address.\n');
      }),
    );
    return 0;
  },
};
