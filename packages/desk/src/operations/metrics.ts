import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';

const count = z.object({ count: z.number() });

/** Counts of requests since the start, by method, route and class of status. */
export interface RequestCounts {
  readonly add: (method: string, route: string, status: number, milliseconds: number) => void;
  readonly print: () => string[];
}

export function countRequests(): RequestCounts {
  const counts = new Map<string, number>();
  let milliseconds = 0;
  let total = 0;
  return {
    add: (method, route, status, taken) => {
      const labels = `method="${method}",route="${route}",status="${Math.floor(status / 100)}xx"`;
      counts.set(labels, (counts.get(labels) ?? 0) + 1);
      milliseconds += taken;
      total += 1;
    },
    print: () => [
      '# TYPE desk_requests_total counter',
      ...[...counts].map(([labels, number]) => `desk_requests_total{${labels}} ${number}`),
      '# TYPE desk_request_seconds summary',
      `desk_request_seconds_sum ${milliseconds / 1000}`,
      `desk_request_seconds_count ${total}`,
    ],
  };
}

/** What is in the database, for Prometheus (text format 0.0.4). */
export async function measureDatabase(queries: Queries, now: number): Promise<string[]> {
  const gauges = {
    desk_people: sql`select count(*) as count from people`,
    desk_sessions: sql`select count(*) as count from sessions where ends_at > ${now}`,
    desk_mails_waiting: sql`select count(*) as count from outbox where failed_at is null`,
    desk_mails_failed: sql`select count(*) as count from outbox where failed_at is not null`,
  };
  const lines: string[] = [];
  for (const [name, query] of Object.entries(gauges)) {
    const found = await queries.one(count, query);
    lines.push(`# TYPE ${name} gauge`, `${name} ${found?.count ?? 0}`);
  }
  return lines;
}
