import * as z from 'zod';
import { sql } from '../database/sql.ts';
import type { Desk } from '../desk.ts';
import type { DeskApp } from '../web/environment.ts';

/** `/health` answers 200 if the database can be read. */
export function addRoutes(app: DeskApp, { database }: Desk): void {
  app.get('/health', async (c) => {
    await database.one(z.object({ one: z.number() }), sql`select 1 as one`);
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ok' });
  });
}
