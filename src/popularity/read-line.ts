import { readCaddyLine } from './caddy-format.ts';
import type { LoggedRequest } from './logged-request.ts';
import { readTextLine } from './text-format.ts';

/** Reads a line of an access log, whatever format the lines around it have. Undefined when it has none of them. */
export function readLine(line: string): LoggedRequest | undefined {
  return line.startsWith('{') ? readCaddyLine(line) : readTextLine(line);
}
