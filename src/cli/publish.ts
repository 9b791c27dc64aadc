import { countOf } from '../build/counts.ts';
import { outputOf } from '../build/read-options.ts';
import { unknown, UsageError } from '../build/usage-error.ts';
import type { Audience } from '../model/publication.ts';
import { formatSize } from '../platform/sizes.ts';
import { listEdition } from '../publish/list-edition.ts';
import type { UploadPlan } from '../publish/plan-upload.ts';
import { publish as publishTo } from '../publish/publish.ts';
import { PublishError } from '../publish/target.ts';
import { openTarget } from '../publish/targets/open-target.ts';
import type { Command } from './command.ts';
import { buildOptionsOf, outOption, rootOption, textOption } from './options.ts';

export const publish: Command = {
  summary: 'Upload what has changed on the site to a folder, a bucket or a server.',
  details: `Uploads the site that the last build left: what pages load first, then pages, deletions last. A run that
is cut off leaves no page that leads to a missing file, and the next one continues. Only files that
Kolofon published are deleted.

A bucket takes AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for services other than Amazon's,
AWS_ENDPOINT_URL.

  kolofon publish /srv/www/library
  kolofon publish s3://library-example/articles
  kolofon publish editor@example.org:/srv/www/library
  kolofon publish s3://library-members --edition members --dry-run`,
  options: {
    root: rootOption,
    out: outOption,
    edition: {
      type: 'string',
      value: 'NAME',
      summary: 'The edition: everyone or members (default: everyone).',
    },
    'dry-run': { type: 'boolean', summary: 'List what would be uploaded and deleted, and change nothing.' },
    adopt: { type: 'boolean', summary: 'Accept a target that has files of other tools. Those stay.' },
  },
  positionals: {
    value: 'TARGET',
    summary: 'A folder, s3://bucket/prefix, user@host:path or rsync://host/module.',
  },
  async run(input) {
    const [target, ...others] = input.positionals;
    if (target === undefined || others.length > 0)
      throw new UsageError(
        'kolofon publish takes one target: a folder, s3://bucket/prefix, or user@host:path.',
      );
    const { values, environment, terminal, print } = input;
    const edition = readEdition(textOption(values, 'edition') ?? 'everyone');
    const isDryRun = values['dry-run'] === true;
    try {
      terminal.status('Comparing');
      const local = listEdition(outputOf(buildOptionsOf(values)), edition);
      const opened = await openTarget({ target, source: local.folder, environment });
      const plan = await publishTo(local, opened, {
        edition,
        adopts: values['adopt'] === true,
        isDryRun,
        onProgress: (done, total) =>
          terminal.status(`Uploading: ${String(done)} of ${countOf(total, 'file', 'files')}`),
      });
      terminal.status('');
      if (isDryRun) print(listPlan(plan));
      terminal.line(`${isDryRun ? 'Would upload' : 'Uploaded'} ${describe(plan)} ${opened.name}`);
      return 0;
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      terminal.status('');
      terminal.line(`${terminal.style('red', 'Failed:')} ${error.message}`);
      return 2;
    }
  },
};

function readEdition(name: string): Audience {
  if (name === 'everyone' || name === 'members') return name;
  throw new UsageError(unknown('edition', name, ['everyone', 'members']));
}

function listPlan({ uploads, removals }: UploadPlan): string {
  const lines = [
    ...uploads.flat().map(({ path }) => `upload ${path}`),
    ...removals.flat().map((path) => `delete ${path}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function describe({ uploads, removals, unchanged }: UploadPlan): string {
  const files = uploads.flat();
  const size = formatSize(files.reduce((sum, file) => sum + file.size, 0));
  const removed = removals.flat().length;
  return `${countOf(files.length, 'file', 'files')} (${size}), deleted ${String(removed)}, left ${String(unchanged)} unchanged:`;
}
