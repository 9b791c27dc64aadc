import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { migrate } from '../../packages/desk/src/database/migrate.ts';
import { openDatabase } from '../../packages/desk/src/database/open-database.ts';
import { findOrAddPerson } from '../../packages/desk/src/members/people.ts';
import { putGrant } from '../../packages/desk/src/members/store.ts';
import { addSession } from '../../packages/desk/src/sessions/store.ts';
import { answers, freePort } from '../../test/harness/ports.ts';

/** A desk in a process of its own, as `kolofon desk start` runs it. */
export interface MeasuredDesk {
  readonly port: number;
  readonly process: ChildProcess;
  /** The cookies of the members' sessions, one for each. */
  readonly cookies: readonly string[];
  close(): Promise<void>;
}

const command = 'packages/desk/build/cli.js';
const day = 86_400_000;

export function emailOf(index: number): string {
  return `reader${index}@reader.example`;
}

/** Opens a desk with so many members, each of whom is signed in. `place` is the database. */
export async function openMeasuredDesk(
  folder: string,
  place: string,
  members: number,
  smtpPort: number,
): Promise<MeasuredDesk> {
  const root = mkdtempSync(join(folder, 'desk-'));
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const settings = {
    address: `${site}/desk`,
    site,
    title: 'The library',
    language: 'en',
    sender: 'The library <desk@library.example>',
    administrators: ['owner@library.example'],
    listen: { port },
    smtp: { host: '127.0.0.1', port: smtpPort, plain: true },
    database: place,
  };
  writeFileSync(join(root, 'desk.yaml'), stringify(settings));
  const cookies = await addMembers(place, members);
  const desk = spawn(process.execPath, [command, 'start', '--root', root], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    port,
    process: desk,
    cookies,
    close: async () => {
      const ended = once(desk, 'exit');
      desk.kill('SIGTERM');
      await ended;
    },
  };
}

async function addMembers(place: string, members: number): Promise<string[]> {
  const database = openDatabase(place);
  const now = Date.now();
  await migrate(database, now);
  const cookies = await database.transaction(async (queries) => {
    const tokens: string[] = [];
    for (let index = 0; index < members; index += 1) {
      const { id } = await findOrAddPerson(queries, { email: emailOf(index) }, now);
      const grant = { kind: 'import', reference: '', starts_at: now, ends_at: now + 365 * day };
      await putGrant(queries, id, grant, now);
      const session = { personId: id, purpose: 'reader', device: '', now, endsAt: now + 90 * day } as const;
      tokens.push(`kolofon=${await addSession(queries, session)}`);
    }
    return tokens;
  });
  await database.close();
  return cookies;
}
