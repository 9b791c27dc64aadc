import type { Server } from '../server-files.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';

/** By the name of the folder that holds its files. */
export const servers: Readonly<Record<string, Server>> = { nginx, caddy, netlify, cloudflare };
