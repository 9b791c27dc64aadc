import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { build } from 'esbuild';
import * as z from 'zod';
import { openDatabase } from '../../src/database/open-database.ts';
import { sql } from '../../src/database/sql.ts';

interface CrashReport {
  readonly kills: number;
  /** Forms that were answered with 303. */
  readonly accepted: number;
  /** Forms whose answer a kill cut off, and that were sent again. */
  readonly cutOff: number;
  readonly lost: number;
  readonly twice: number;
}

const script = new URL('../harness/crash-desk.ts', import.meta.url);

/**
 * Sends forms from `senders` at once, kills the desk with SIGKILL at a random moment, starts it again, and so on. Who gets
 * no answer sends the same form again. Then it counts what is in the database.
 */
export async function killWhileFormsAreSent(
  database: string,
  kills: number,
  senders: number,
): Promise<CrashReport> {
  const bundle = new URL(`../../../../node_modules/.cache/crash-desk-${process.pid}.js`, import.meta.url);
  await build({
    entryPoints: [script.pathname],
    outfile: bundle.pathname,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    // It looks for its style sheets where the sources are.
    define: { 'import.meta.url': JSON.stringify(new URL('../../src/web/assets.ts', import.meta.url).href) },
  });
  const accepted: string[] = [];
  /** Sent again in the next round: by then the first may be on disk. */
  let unanswered: string[] = [];
  let cutOff = 0;
  let next = 0;
  try {
    for (let round = 0; round < kills; round += 1) {
      const desk = spawn(process.execPath, [bundle.pathname, database], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(desk, 'exit');
      const [first] = (await once(desk.stdout, 'data')) as [Buffer];
      const port = Number(first.toString());
      let isOver = false;
      const before = accepted.length;
      const sending = Array.from({ length: senders }, async () => {
        let message = unanswered.pop() ?? `Message ${(next += 1)}`;
        while (!isOver) {
          const status = await send(port, message);
          if (status === 303) {
            accepted.push(message);
            message = `Message ${(next += 1)}`;
          } else if (status !== undefined) throw new Error(`A form was answered with ${status}.`);
        }
        return message;
      });
      while (accepted.length === before) await wait(5);
      await wait(Math.random() * 150);
      desk.kill('SIGKILL');
      isOver = true;
      await ended;
      unanswered = await Promise.all(sending);
      cutOff += unanswered.length;
    }
  } finally {
    rmSync(bundle);
  }
  return { kills, accepted: accepted.length, cutOff, ...(await compare(database, accepted)) };
}

async function compare(
  place: string,
  accepted: readonly string[],
): Promise<Pick<CrashReport, 'lost' | 'twice'>> {
  const database = openDatabase(place);
  try {
    const rows = await database.all(
      z.object({ message: z.string(), n: z.coerce.number() }),
      sql`select message, count(*) as n from letters group by message`,
    );
    const kept = new Map(rows.map(({ message, n }) => [message, n]));
    return {
      lost: accepted.filter((message) => !kept.has(message)).length,
      twice: [...kept.values()].filter((n) => n > 1).length,
    };
  } finally {
    await database.close();
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

let network = 0;

/** The status; undefined if the desk ended before it answered. */
function send(port: number, message: string): Promise<number | undefined> {
  network = (network + 1) % 60_000;
  const body = new URLSearchParams({
    message,
    name: 'Kari',
    email: 'kari@library.example',
    consent: 'yes',
  }).toString();
  return new Promise((resolve) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: '/desk/questions',
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-for': `192.0.${network >> 8}.${network & 255}`,
        },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    asked.on('error', () => resolve(undefined));
    asked.end(body);
  });
}
