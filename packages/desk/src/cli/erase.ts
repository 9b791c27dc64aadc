import { readFileSync } from 'node:fs';
import { personalDataOf } from '../domains.ts';
import { eraseAgain } from '../members/erase-again.ts';
import { erasureList, type Erasure } from '../members/erasures.ts';
import { findPerson } from '../members/people.ts';
import { collectPerson, erasePerson } from '../members/personal-data.ts';
import { recordAudit } from '../staff/audit.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand, DeskInput } from './command.ts';
import { onlyOne } from './only-one.ts';
import { withDatabase } from './with-database.ts';

export const erase: DeskCommand = {
  summary:
    'Delete everything that is kept of a person, in one step; or again of everybody in a list (export erasures), after a restore.',
  usage: 'ADDRESS --yes | --again FILE --yes',
  options: { yes: { type: 'boolean' }, again: { type: 'string' } },
  takesPositionals: true,
  async run(input) {
    const { root, now, print, values } = input;
    const { again } = values;
    const list = typeof again === 'string' ? readList(again) : undefined;
    const email = list === undefined ? addressIn(input) : '';
    if (values['yes'] !== true) throw new CommandError('Erasing cannot be undone: add --yes.');
    const desk = { personalData: personalDataOf() };
    const count = await withDatabase(root, now, (database) =>
      database.transaction(async (queries) => {
        if (list !== undefined) return eraseAgain(queries, desk, list, now());
        const person = (await findPerson(queries, email)) ?? { id: '', email };
        await erasePerson(queries, desk, person, 'command', now());
        return 1;
      }),
    );
    print(list === undefined ? `Erased everything of ${email}.\n` : `Erased again: ${count}.\n`);
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

/** What `kolofon desk export erasures` wrote. */
function readList(file: string): Erasure[] {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandError(`${file} cannot be read as JSON.`);
  }
  const parsed = erasureList.safeParse(list);
  if (!parsed.success) throw new CommandError(`${file} is no list of "kolofon desk export erasures".`);
  return parsed.data;
}

function addressIn({ positionals }: DeskInput): string {
  return onlyOne(positionals, 'e-mail address').trim().toLowerCase();
}
