import type { Domain } from '../domain.ts';
import { addRoutes } from './routes.ts';

/** What runs and watches the desk itself. */
export const operations: Domain = { id: 'operations', addRoutes };
