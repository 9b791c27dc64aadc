import { applyChanges } from '../authoring/apply-changes.ts';
import { planMove } from '../authoring/move/plan-move.ts';
import type { SourceChange } from '../authoring/source-change.ts';
import { countOf } from '../build/counts.ts';
import { dayOfBuild } from '../build/dates.ts';
import { prepare, readLock } from '../build/prepare.ts';
import { rootOf } from '../build/read-options.ts';
import { UsageError } from '../build/usage-error.ts';
import type { Command } from './command.ts';
import { chosenReport, rootOption, sourceOptionsOf } from './options.ts';
import { reportDiagnostics } from './report-diagnostics.ts';

export const mv: Command = {
  summary: 'Rename or move an article, with its figures and every link to it.',
  details: `Changes its file, the links in all articles and prefaces, manifests, collections and translations. Its old id goes into
"formerly", so that its URL redirects. Figures and downloads that only this article uses move with it if they, or a
folder around them, are named after it. Everything is changed, or nothing.

  kolofon mv strong-ties close-ties
  kolofon mv strong-ties basics/
  kolofon mv strong-ties basics/close-ties.md --dry-run`,
  options: {
    root: rootOption,
    'dry-run': { type: 'boolean', summary: 'Show what would change, and change nothing.' },
  },
  positionals: {
    value: 'OLD NEW',
    summary: 'The id or the file of the article; its new id, its new file, or a folder that ends in a slash.',
  },
  async run(input) {
    const { positionals, values, templates, environment, now, terminal } = input;
    const [from, to, ...others] = positionals;
    if (from === undefined || to === undefined || others.length > 0 || from === '' || to === '')
      throw new UsageError('kolofon mv takes two names: kolofon mv OLD NEW.');
    const root = rootOf(sourceOptionsOf(values));
    const today = dayOfBuild(undefined, environment, now);
    const { loaded, diagnostics, files } = await prepare(root, templates, today);
    if (loaded === undefined) {
      reportDiagnostics(diagnostics, chosenReport(input), files, input);
      terminal.line('Nothing was changed.');
      return 1;
    }
    const { changes, redirects } = planMove({ from, to, today }, loaded, files, readLock(files).value?.lock);
    const isDry = values['dry-run'] === true;
    if (!isDry) applyChanges(root, files, changes);
    const mark = isDry ? '' : `${terminal.style('green', '✓')} `;
    for (const change of changes) terminal.line(`${mark}${describe(change, isDry)}`);
    if (redirects)
      terminal.line(`The next build redirects its old URL, and records that in series/addresses.lock.yaml.`);
    if (isDry) terminal.line('Nothing was changed (--dry-run).');
    return 0;
  },
};

function describe(change: SourceChange, isDry: boolean): string {
  const edits = change.kind === 'create' ? 0 : change.edits.length;
  const places = edits === 0 ? '' : ` (${countOf(edits, 'place', 'places')})`;
  if (change.kind === 'move') {
    const also =
      edits === 0 ? '' : `, ${isDry ? 'to be edited' : 'edited'} in ${countOf(edits, 'place', 'places')}`;
    return `${isDry ? 'Would move' : 'Moved'} ${change.path} to ${change.to}${also}`;
  }
  return `${isDry ? 'Would edit' : 'Edited'} ${change.path}${places}`;
}
