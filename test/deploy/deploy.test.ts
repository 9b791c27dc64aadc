import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { worker } from '../../src/cli/worker.ts';
import { queueNames } from '../../src/queue/job.ts';
import { lintCompose, lintDockerfile } from '../harness/lint-containers.ts';

const folder = fileURLToPath(new URL('../../deploy/', import.meta.url));
const read = (path: string) => readFileSync(`${folder}${path}`, 'utf8');
const variables = [
  ...['KOLOFON_QUEUE', 'KOLOFON_CACHE_REMOTE', 'KOLOFON_CACHE_SIGNING_KEY', 'KOLOFON_CACHE_MEMBERS_KEY'],
];

/** Every option of a command line must be one of the worker. */
function expectWorkerOptions(args: readonly string[]): void {
  const [command, ...rest] = args;
  expect(command).toBe('worker');
  const names = rest.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2));
  expect(names.filter((name) => !Object.hasOwn(worker.options, name))).toEqual([]);
}

describe('the Dockerfile', () => {
  const text = read('Dockerfile');

  test('has nothing that its linter finds', () => {
    expect(lintDockerfile(text)).toEqual([]);
  });

  test('runs a worker, and not as root', () => {
    const last = (instruction: string) =>
      [...text.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))].at(-1)?.[1] ?? '';
    expect(Number(last('USER'))).toBeGreaterThan(0);
    expectWorkerOptions(JSON.parse(last('CMD')) as string[]);
    // Versions of Node that Kolofon supports.
    expect([...text.matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => major)).toEqual(['22', '22']);
  });
});

describe('the compose file', () => {
  test('has nothing that its linter finds', () => {
    expect(lintCompose(`${folder}compose.yaml`)).toEqual([]);
  });

  test('gives workers the variables that they read, and a queue that loses nothing', () => {
    const { services } = parse(read('compose.yaml')) as {
      readonly services: Record<string, { command?: string[]; environment?: Record<string, string> }>;
    };
    expect(Object.keys(services['worker']?.environment ?? {}).sort()).toEqual([...variables].sort());
    expect(services['queue']?.command).toContain('noeviction');
    expect(services['cache']?.command).toContain('allkeys-lru');
  });
});

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Record<string, unknown>;
  readonly data?: Record<string, string>;
}

describe('the manifests of Kubernetes', () => {
  const resources = readdirSync(`${folder}kubernetes`).flatMap((file) =>
    parseAllDocuments(read(`kubernetes/${file}`)).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Resource;
    }),
  );
  const own = resources.filter(({ apiVersion }) => !apiVersion.startsWith('keda.sh/'));
  const find = (kind: string, name: string) => {
    const found = resources.find((one) => one.kind === kind && one.metadata.name === name);
    if (found === undefined) throw new Error(`There is no ${kind} ${name}.`);
    return found;
  };

  test.each(own.map((one) => [`${one.kind} ${one.metadata.name}`, one] as const))(
    '%s follows the schema of its API',
    (_name, resource) => {
      const { apiVersion, kind } = resource;
      const load = createRequire(import.meta.url);
      const api = load(`kubernetes-models/${apiVersion}`) as Record<
        string,
        (new (data: unknown) => { validate(): void }) | undefined
      >;
      const Model = api[kind];
      if (Model === undefined) throw new Error(`Kubernetes has no ${kind} in ${apiVersion}.`);
      expect(() => new Model(resource).validate()).not.toThrow();
      const broken = { ...resource, spec: 'none' };
      if (resource.data === undefined) expect(() => new Model(broken).validate()).toThrow();
    },
  );

  test('workers are not root, know their keys, and have the time that they need to stop', () => {
    const { spec } = find('Deployment', 'kolofon-worker') as unknown as {
      spec: {
        template: {
          spec: {
            terminationGracePeriodSeconds: number;
            securityContext: { runAsNonRoot: boolean };
            containers: { args: string[]; env: { name: string }[] }[];
          };
        };
      };
    };
    const pod = spec.template.spec;
    const [container] = pod.containers;
    expect(pod.securityContext.runAsNonRoot).toBe(true);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(25);
    expectWorkerOptions(container?.args ?? []);
    const named = [
      ...(container?.env ?? []).map(({ name }) => name),
      ...Object.keys(find('ConfigMap', 'kolofon-worker').data ?? {}),
    ];
    expect(named.sort()).toEqual([...variables].sort());
  });

  // No package with KEDA's schema runs on Node 20.
  test('KEDA scales the workers by the queues that there are', () => {
    const { apiVersion, spec } = find('ScaledObject', 'kolofon-worker') as unknown as {
      apiVersion: string;
      spec: {
        scaleTargetRef: { name: string };
        triggers: { type: string; metadata: Record<string, unknown> }[];
      };
    };
    expect(apiVersion).toBe('keda.sh/v1alpha1');
    expect(find('Deployment', spec.scaleTargetRef.name)).toBeDefined();
    expect(spec.triggers.map(({ type }) => type)).toEqual(['redis', 'redis']);
    expect(spec.triggers.map(({ metadata }) => metadata['listName'])).toEqual(
      Object.values(queueNames).map((name) => `bull:${name}:wait`),
    );
    // All values of metadata are text.
    expect(
      spec.triggers
        .flatMap(({ metadata }) => Object.values(metadata))
        .every((value) => typeof value === 'string'),
    ).toBe(true);
    const addresses = spec.triggers.map(({ metadata }) => String(metadata['address']).split(':')[0]);
    for (const name of addresses) expect(find('Service', name ?? '')).toBeDefined();
  });
});
