import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printCounts } from '../../../../src/popularity/counter.ts';
import { sumByName } from '../counts/store.ts';
import type { Queries } from '../database/database.ts';
import { draftOf } from '../inbox/draft.ts';
import { exportReports } from '../inbox/reports.ts';
import { findLetter, listEntries, listLetters } from '../inbox/store.ts';
import { listErasures } from '../members/erasures.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand, DeskInput } from './command.ts';
import { exportPerson } from './erase.ts';
import { withDatabase } from './with-database.ts';
import { lookupTable } from '../../../../src/model/lookup-table.ts';

/** What can be exported: each writes a file and returns its path. */
const exports: Readonly<Record<string, (queries: Queries, input: DeskInput) => Promise<string>>> =
  lookupTable({
    reports: async (queries, input) => {
      const letters = await listLetters(
        queries,
        { kind: 'report', state: 'open' },
        { from: 0, most: 1_000_000 },
      );
      return write(input, 'export.json', `${JSON.stringify(exportReports(letters), null, 2)}\n`);
    },
    erasures: async (queries, input) =>
      write(input, 'erasures.json', `${JSON.stringify(await listErasures(queries), null, 2)}\n`),
    popularity: async (queries, input) =>
      write(input, 'series/popularity.csv', printCounts(await sumByName(queries, 'article', ''))),
    article: async (queries, input) => {
      const [, id] = input.positionals;
      if (id === undefined) throw new CommandError('Name the message: kolofon desk export article ID.');
      const letter = await findLetter(queries, id);
      if (letter === undefined) throw new CommandError(`There is no message "${id}".`);
      const { title, body } = draftOf(letter, await listEntries(queries, id));
      const { title: wanted = title, series } = input.values;
      if (input.addDraft === undefined)
        throw new CommandError(
          'Run it as "kolofon desk export article", with Kolofon installed beside the desk.',
        );
      return input.addDraft(input.root, {
        title: String(wanted),
        body,
        series: typeof series === 'string' ? series.split(',') : [],
        today: new Date(input.now()).toISOString().slice(0, 10),
      });
    },
  });

export const exportCommand: DeskCommand = {
  summary:
    'Write the open reports (export.json), popularity.csv for the next build, an answer as an article, or who was erased, as digests (erasures.json).',
  usage: 'reports|popularity|article|erasures [ID] [--out FILE] [--title TITLE] [--series IDS]',
  options: { out: { type: 'string' }, title: { type: 'string' }, series: { type: 'string' } },
  takesPositionals: true,
  async run(input) {
    const [kind = ''] = input.positionals;
    if (kind.includes('@')) return exportPerson(input);
    const make = exports[kind];
    if (make === undefined)
      throw new CommandError(
        `Name what to export: ${Object.keys(exports).join(', ')}, or the e-mail address of a person.`,
      );
    await withDatabase(input.root, input.now, async (database) => {
      input.print(`Wrote ${await make(database, input)}.\n`);
    });
    return 0;
  },
};

function write({ root, values }: DeskInput, usual: string, text: string): string {
  const file = typeof values['out'] === 'string' ? values['out'] : join(root, usual);
  writeFileSync(file, text);
  return file;
}
