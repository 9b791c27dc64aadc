import { readFileSync } from 'node:fs';
import { importMembers } from '../members/import-members.ts';
import { readCsv } from '../members/read-csv.ts';
import { recordAudit } from '../staff/audit.ts';
import type { DeskCommand } from './command.ts';
import { onlyOne } from './only-one.ts';
import { withDatabase } from './with-database.ts';

/** Ends the transaction of a dry run, after everything was tried. */
class DryRun extends Error {}

export const importCommand: DeskCommand = {
  summary: 'Import members from a CSV file with the columns email, name and ends (YYYY-MM-DD).',
  usage: 'FILE [--dry-run]',
  options: { 'dry-run': { type: 'boolean' } },
  takesPositionals: true,
  async run({ positionals, root, values, now, print }) {
    const file = onlyOne(positionals, 'CSV file');
    const { members, problems } = readCsv(readFileSync(file, 'utf8'));
    for (const { line, message } of problems) print(`${file}:${line}: ${message}\n`);
    const isDryRun = values['dry-run'] === true;
    await withDatabase(root, now, async (database) => {
      try {
        await database.transaction(async (queries) => {
          const { added, changed, unchanged } = await importMembers(queries, members, now());
          print(
            `${isDryRun ? 'Would import' : 'Imported'}: ${added} new, ${changed} changed, ${unchanged} unchanged.\n`,
          );
          if (isDryRun) throw new DryRun();
          const details = { added, changed };
          await recordAudit(queries, { actor: 'command', action: 'import', target: '', details }, now());
        });
      } catch (error) {
        if (!(error instanceof DryRun)) throw error;
      }
    });
    return problems.some(({ message }) => !message.startsWith('The column')) ? 1 : 0;
  },
};
