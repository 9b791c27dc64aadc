import type { Server } from '../server-files.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** By the name of the folder that holds its files. */
export const servers: Readonly<Record<string, Server>> = lookupTable({ nginx, caddy, netlify, cloudflare });
