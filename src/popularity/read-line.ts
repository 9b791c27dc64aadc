import type { IsoDate } from '../model/iso-date.ts';

const quoted = String.raw`"([^"\\]*(?:\\.[^"\\]*)*)"`;

/**
 * Host, identity and user, with the virtual host before them or not; time, request, status and size: the common format.
 * Referrer and agent make the combined format, after which a server may be configured to write more.
 */
const format = new RegExp(
  String.raw`^\S+ \S+ [^"]*? ?\[([^\]"]{20,40})\] ${quoted} (\d{3}) (?:\d+|-)(?:\r?$| ${quoted} ${quoted}(?:\r?$| ))`,
);

/** Reads a line in the common or combined format of Apache and nginx. */
function readTextLine(line: string): LoggedRequest | undefined {
  const [, time = '', request = '', status, , agent] = format.exec(line) ?? [];
  const day = dayOfCommonTime(time);
  if (day === undefined) return undefined;
  // What is no HTTP is noted too, as it came: it has neither a method nor a target.
  const [, method = '', target = ''] = /^(\S+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(request) ?? [];
  return { method, target, status: Number(status), day, agent };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a time as web servers write it: `10/Oct/2026:13:55:36 +0200`. The time zone is the server's. */
function dayOfCommonTime(text: string): IsoDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):/.exec(text) ?? [];
  const number = months.indexOf(month) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day}`;
}

/** The day of a time that begins with year, month and day: `2026-10-10T13:55:36Z`, `2026/10/10 13:55:36`. */
function dayOfIsoTime(text: string): IsoDate | undefined {
  const [, year, month, day] = /^(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month ?? ''}-${day ?? ''}`;
}

/** The day, in UTC, of a time since 1970 in seconds, milliseconds or nanoseconds: its size shows which. */
function dayOfUnixTime(time: number): IsoDate | undefined {
  const milliseconds = time < 1e11 ? time * 1000 : time < 1e14 ? time : time / 1e6;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

/** What a line of an access log says of a request, as far as counting needs it. Who asked is not among it. */
export interface LoggedRequest {
  readonly method: string;
  /** The request target as it was sent (RFC 9112, section 3.2). */
  readonly target: string;
  readonly status: number;
  /** The day of the server that wrote the line. */
  readonly day: IsoDate;
  /** The program that asked, as it names itself. Undefined where the log does not note it. */
  readonly agent: string | undefined;
}

/** Reads a line of an access log, whatever format the lines around it have. Undefined when it has none of them. */
export function readLine(line: string): LoggedRequest | undefined {
  return line.startsWith('{') ? readCaddyLine(line) : readTextLine(line);
}

/** Reads a line of Caddy's access log: a JSON object with `request`, `status` and `ts`. */
function readCaddyLine(line: string): LoggedRequest | undefined {
  const { request, status, ts } = fieldsOf(parseJson(line));
  const { method, uri, headers } = fieldsOf(request);
  const day = dayOf(ts);
  if (typeof method !== 'string' || typeof uri !== 'string' || typeof status !== 'number') return undefined;
  if (day === undefined) return undefined;
  return { method, target: uri, status, day, agent: readAgent(headers) };
}

/** A log from which all headers were taken out does not note agents; a request without the header names none. */
function readAgent(headers: unknown): string | undefined {
  if (headers === undefined) return undefined;
  const values = fieldsOf(headers)['User-Agent'];
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  return typeof first === 'string' ? first : '';
}

function dayOf(time: unknown): IsoDate | undefined {
  if (typeof time === 'number') return dayOfUnixTime(time);
  return typeof time === 'string' ? (dayOfIsoTime(time) ?? dayOfCommonTime(time)) : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
