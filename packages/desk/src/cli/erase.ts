import { personalDataOf } from '../domains.ts';
import { findPerson } from '../members/people.ts';
import { collectPerson, erasePerson } from '../members/personal-data.ts';
import { recordAudit } from '../staff/audit.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand, DeskInput } from './command.ts';
import { onlyOne } from './only-one.ts';
import { withDatabase } from './with-database.ts';

export const erase: DeskCommand = {
  summary: 'Delete everything that is kept of a person, in one step.',
  usage: 'ADDRESS --yes',
  options: { yes: { type: 'boolean' } },
  takesPositionals: true,
  async run(input) {
    const { root, now, print, values } = input;
    const email = addressIn(input);
    if (values['yes'] !== true) throw new CommandError('Erasing cannot be undone: add --yes.');
    await withDatabase(root, now, (database) =>
      database.transaction(async (queries) => {
        const person = (await findPerson(queries, email)) ?? { id: '', email };
        await erasePerson(queries, { personalData: personalDataOf() }, person, 'command', now());
      }),
    );
    print(`Erased everything of ${email}.\n`);
    return 0;
  },
};

/** Prints everything that is kept of a person, as JSON. */
export async function exportPerson(input: DeskInput): Promise<number> {
  const { root, now } = input;
  const email = addressIn(input);
  await withDatabase(root, now, (database) =>
    database.transaction(async (queries) => {
      const person = (await findPerson(queries, email)) ?? { id: '', email };
      const collected = await collectPerson(queries, { personalData: personalDataOf() }, person);
      await recordAudit(queries, { actor: 'command', action: 'export', target: person.id }, now());
      input.log(`${JSON.stringify(collected, null, 2)}\n`);
    }),
  );
  return 0;
}

function addressIn({ positionals }: DeskInput): string {
  return onlyOne(positionals, 'e-mail address').trim().toLowerCase();
}
