/** What a test says about a request; otherwise, somebody reads Tillit on 10 November 2026. */
export interface RequestFacts {
  readonly method?: string;
  readonly target?: string;
  readonly status?: number;
  /** `10/Nov/2026`. */
  readonly day?: string;
  readonly agent?: string;
}

export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
export const crawler = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
export const tillit = '/articles/tillit/';
export const nettverk = '/articles/nettverk-og-relasjon/';

/** From the block of addresses that is for documentation (RFC 5737). */
export const reader = '203.0.113.77';

export function commonLine({
  method = 'GET',
  target = tillit,
  status = 200,
  day = '10/Nov/2026',
}: RequestFacts = {}): string {
  return `${reader} - kari [${day}:13:55:36 +0100] "${method} ${target} HTTP/1.1" ${status} 5123`;
}

export function combinedLine(facts: RequestFacts = {}): string {
  return `${commonLine(facts)} "https://search.example/?q=tillit" "${facts.agent ?? firefox}"`;
}

export function caddyLine(
  { method = 'GET', target = tillit, status = 200, agent = firefox }: RequestFacts = {},
  ts: unknown = 1_794_315_336.25,
): string {
  const headers = { 'User-Agent': [agent], Referer: ['https://search.example/?q=tillit'] };
  const request = { remote_ip: reader, proto: 'HTTP/2.0', method, host: 'example.org', uri: target, headers };
  return JSON.stringify({ level: 'info', ts, logger: 'http.log.access', request, status, size: 5123 });
}

export function logOf(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
