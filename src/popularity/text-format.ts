import { dayOfCommonTime } from './day.ts';
import type { LoggedRequest } from './logged-request.ts';

const quoted = String.raw`"([^"\\]*(?:\\.[^"\\]*)*)"`;

/**
 * Host, identity and user, with the virtual host before them or not; time, request, status and size: the common format.
 * Referrer and agent make the combined format, after which a server may be configured to write more.
 */
const format = new RegExp(
  String.raw`^\S+ \S+ [^"]*? ?\[([^\]"]{20,40})\] ${quoted} (\d{3}) (?:\d+|-)(?:\r?$| ${quoted} ${quoted}(?:\r?$| ))`,
);

/** Reads a line in the common or combined format of Apache and nginx. */
export function readTextLine(line: string): LoggedRequest | undefined {
  const [, time = '', request = '', status, , agent] = format.exec(line) ?? [];
  const day = dayOfCommonTime(time);
  if (day === undefined) return undefined;
  // What is no HTTP is noted too, as it came: it has neither a method nor a target.
  const [, method = '', target = ''] = /^(\S+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(request) ?? [];
  return { method, target, status: Number(status), day, agent };
}
