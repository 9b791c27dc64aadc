import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { takeDefaults } from '../../src/authoring/new/answers.ts';
import type { Service } from '../../src/authoring/new/choices.ts';
import { planProject } from '../../src/authoring/new/plan-project.ts';
import { readStarterFiles } from '../../src/authoring/own-package.ts';
import { writeProject } from '../../src/authoring/new/write-project.ts';
import { sumFiles } from '../harness/list-files.ts';
import { required } from '../harness/read-page.ts';
import { commitAll, git, installKolofon, runLine } from '../harness/workflow-clone.ts';

/** What a service does with a project: the lines it runs, the folders it keeps for the next run, and what it publishes. */
interface Workflow {
  readonly lines: readonly string[];
  readonly cached: readonly string[];
  readonly published: string;
}

const root = mkdtempSync(join(tmpdir(), 'kolofon-workflows-'));

test.each([
  ['github', ['github']],
  // The second run has the cache of the first.
  ['gitlab', ['gitlab', 'gitlab-again']],
] as const)('what a new project asks of %s checks, builds and publishes it', (service, runs) => {
  const repository = join(root, `${service}.git`);
  writeProject(repository, planWith(service));
  commitAll(repository);
  const { lines, cached, published } = readWorkflow(service, repository);
  const [install, ...others] = lines;
  expect(install).toMatch(/^npm ci\b/);
  expect(cached).toContain(cache);

  const clones = runs.map((run) => join(root, run));
  for (const [index, clone] of clones.entries()) {
    git(root, 'clone', '--quiet', repository, clone);
    if (index > 0) cpSync(join(required(clones[0]), cache), join(clone, cache), { recursive: true });
    installKolofon(clone);
    for (const line of others) runLine(line, clone, root, shorten);
    expect(git(clone, 'status', '--porcelain')).toBe(published === 'public' ? '?? public/\n' : '');
    const page = (...path: string[]) => readFileSync(join(clone, published, ...path, 'index.html'), 'utf8');
    expect(page()).toContain('Fjell og fjord');
    expect(page('artikler', 'artikler-for-medlemmer')).not.toContain('stanser byggingen');
    expect(entriesIn(clone)).toEqual(entriesIn(required(clones[0])));
    expect(sumFiles(join(clone, published))).toEqual(sumFiles(join(required(clones[0]), published)));
  }
});

const cache = '.kolofon-cache';

/** What a build can find in the cache, without the records of builds of one folder. */
function entriesIn(clone: string): readonly string[] {
  return Object.keys(sumFiles(join(clone, cache))).filter((path) => !path.startsWith('builds/'));
}

function planWith(ci: Service) {
  const given = { language: 'nb', title: 'Fjell og fjord', ci } as const;
  const { choices } = takeDefaults({ folder: 'fjell', given, likely: { language: 'nb' }, starts: false });
  const facts = { today: '2026-11-23', version: '1.2.3', engine: '>=20', name: 'fjell' };
  return planProject(choices, facts, readStarterFiles('starters'));
}

function readWorkflow(service: 'github' | 'gitlab', repository: string): Workflow {
  const read = (path: string): unknown => parse(readFileSync(join(repository, path), 'utf8'));
  if (service === 'gitlab') {
    const { build, pages } = read('.gitlab-ci.yml') as Record<'build' | 'pages', GitLabJob>;
    // A job gets the artifacts of those before it, and no other files of theirs.
    expect(pages.script).toEqual([`mv ${build.artifacts.paths[0] ?? ''} public`]);
    return {
      lines: [...build.script, ...pages.script],
      cached: required(build.cache).paths.map((path) => path.replace(/\/$/, '')),
      published: required(pages.artifacts.paths[0]),
    };
  }
  const { jobs } = read('.github/workflows/publish.yml') as { readonly jobs: { readonly build: GitHubJob } };
  const { steps } = jobs.build;
  const stepOf = (action: string) =>
    required(steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`) === true)).with.path;
  return {
    lines: steps.flatMap(({ run = [] }) => run),
    cached: [stepOf('cache')],
    published: stepOf('upload-pages-artifact'),
  };
}

interface GitLabJob {
  readonly script: readonly string[];
  readonly cache?: { readonly paths: readonly string[] };
  readonly artifacts: { readonly paths: readonly string[] };
}

interface GitHubJob {
  readonly steps: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly with: { readonly path: string };
  }[];
}

/** Without books, for which each run would start a browser. */
function shorten(line: string): string {
  return line.startsWith('npm run build') ? `${line} --format site --as-of 2026-11-23` : line;
}
