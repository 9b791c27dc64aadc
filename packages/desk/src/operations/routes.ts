import * as z from 'zod';
import { sql } from '../database/sql.ts';
import type { Desk } from '../desk.ts';
import type { DeskApp } from '../web/environment.ts';
import { isInNetworks } from '../web/networks.ts';
import { measureDatabase } from './metrics.ts';

/** `/health` answers 200 if the database can be read. `/metrics` is for this machine and trusted proxies' networks only. */
export function addRoutes(app: DeskApp, { database, proxies, requests, now }: Desk): void {
  app.get('/health', async (c) => {
    await database.one(z.object({ one: z.number() }), sql`select 1 as one`);
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ok' });
  });

  app.get('/metrics', async (c) => {
    if (!isInNetworks(c.get('visitor'), proxies)) return c.notFound();
    const lines = [...requests.print(), ...(await measureDatabase(database, now()))];
    c.header('Cache-Control', 'no-store');
    return c.text(`${lines.join('\n')}\n`, 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });
}
