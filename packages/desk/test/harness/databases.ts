import postgres from 'postgres';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** The place of a new, empty database, as desk.yaml names it. */
  readonly create: () => Promise<string>;
}

/** The databases that are here, for tests that say the same of each. */
export function databaseKinds(): DatabaseKind[] {
  const cluster = inject('postgres');
  const sqlite: DatabaseKind = {
    name: 'SQLite',
    create: () => Promise.resolve(join(mkdtempSync(join(tmpdir(), 'desk-')), 'desk.sqlite')),
  };
  return 'missing' in cluster
    ? [sqlite]
    : [sqlite, { name: 'PostgreSQL', create: () => createIn(cluster.url) }];
}

let count = 0;

async function createIn(cluster: string): Promise<string> {
  count += 1;
  const name = `desk_${process.pid}_${Date.now()}_${count}`;
  const connection = postgres(cluster, { max: 1 });
  await connection.unsafe(`create database ${name}`);
  await connection.end();
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}
