import type { IsoDate } from '../model/iso-date.ts';
import { dayOfCommonTime, dayOfIsoTime, dayOfUnixTime } from './day.ts';
import type { LoggedRequest } from './logged-request.ts';

/** Reads a line of Caddy's access log: a JSON object with `request`, `status` and `ts`. */
export function readCaddyLine(line: string): LoggedRequest | undefined {
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
