import { describe, expect, test } from 'vitest';
import { readLine } from '../../src/popularity/read-line.ts';
import { caddyLine, combinedLine, commonLine, firefox } from '../harness/access-log.ts';

const asked = { method: 'GET', target: '/articles/tillit/', status: 200, day: '2026-11-10' };
const noAgent = { ...asked, agent: undefined };
const withAgent = { ...asked, agent: firefox };

describe('formats', () => {
  test.each([
    ['common', commonLine(), noAgent],
    ['common with a virtual host', `example.org:443 ${commonLine()}`, noAgent],
    ['common, without a size', commonLine({ status: 304 }).replace(/\d+$/, '-'), { ...noAgent, status: 304 }],
    ['common with the line end of Windows', `${commonLine()}\r`, noAgent],
    ['combined', combinedLine(), withAgent],
    ['combined with a virtual host', `example.org:443 ${combinedLine()}`, withAgent],
    ['combined, with more behind it', `${combinedLine()} "203.0.113.9" rt=0.003`, withAgent],
    ['a user whose name has a space', commonLine().replace('kari', 'kari nordmann'), noAgent],
    [
      'an agent with escaped quotation marks',
      combinedLine({ agent: String.raw`Reader \"X\" \\` }),
      { ...asked, agent: String.raw`Reader \"X\" \\` },
    ],
    ['HTTP 0.9', commonLine().replace(' HTTP/1.1', ''), noAgent],
    [
      'what is no HTTP',
      combinedLine().replace('GET /articles/tillit/ HTTP/1.1', String.raw`\x16\x03\x01`),
      { ...withAgent, method: '', target: '' },
    ],
    ['Caddy', caddyLine(), withAgent],
    ['Caddy, time in milliseconds', caddyLine({}, 1_794_315_336_250), withAgent],
    ['Caddy, time in nanoseconds', caddyLine({}, 1_794_315_336_250_000_000), withAgent],
    ['Caddy, time as ISO 8601', caddyLine({}, '2026-11-10T13:55:36.250Z'), withAgent],
    ['Caddy, time of a wall clock', caddyLine({}, '2026/11/10 13:55:36'), withAgent],
    ['Caddy, time of the common format', caddyLine({}, '10/Nov/2026:13:55:36 +0100'), withAgent],
  ])('%s', (_name, line, request) => {
    expect(readLine(line)).toEqual(request);
  });

  test('a Caddy that notes no headers notes no agents; one that notes others saw a request without', () => {
    const without = (headers: unknown) =>
      readLine(
        JSON.stringify({ ts: 1_794_315_336, status: 200, request: { method: 'GET', uri: '/', headers } }),
      );
    expect(without(undefined)?.agent).toBeUndefined();
    expect(without({ Accept: ['*/*'] })?.agent).toBe('');
    expect(without({ 'User-Agent': [] })?.agent).toBe('');
    expect(without({ 'User-Agent': [7] })?.agent).toBe('');
  });
});

describe('lines that are no request', () => {
  test.each([
    [''],
    ['\0\0\0'],
    ['2026/11/10 13:55:36 [error] 7#7: *1 open() "/srv/artikler/x" failed'],
    [combinedLine().slice(0, -10)],
    [commonLine({ day: '10/Nob/2026' })],
    [commonLine({ day: '2026-11-10' })],
    [commonLine().replace(' 200 ', ' OK ')],
    ['{'],
    ['{}'],
    ['{"request":null,"status":200,"ts":1}'],
    ['{"request":"GET /","status":200,"ts":1}'],
    ['{"request":{"method":["GET"],"uri":"/"},"status":200,"ts":1}'],
    ['{"request":{"method":"GET","uri":{}},"status":200,"ts":1}'],
    ['{"request":{"method":"GET","uri":"/"},"status":"200","ts":1}'],
    ['{"request":{"method":"GET","uri":"/"},"status":200}'],
    ['{"request":{"method":"GET","uri":"/"},"status":200,"ts":"yesterday"}'],
    ['{"request":{"method":"GET","uri":"/"},"status":200,"ts":1e300}'],
    [`{"a":${'['.repeat(60_000)}`],
  ])('%#', (line) => {
    expect(readLine(line)).toBeUndefined();
  });

  test.each([
    [' '.repeat(65_000)],
    ['a '.repeat(32_000)],
    [`a b ${'['.repeat(65_000)}`],
    [`${combinedLine()}${' '.repeat(65_000)}\rx`],
    [`${commonLine()} "${'\\'.repeat(65_000)}`],
    [`${commonLine()} "${'" "'.repeat(21_000)}`],
  ])('a long line is given up soon: %#', (line) => {
    const start = process.cpuUsage();
    readLine(line);
    expect(process.cpuUsage(start).user / 1000, 'milliseconds').toBeLessThan(1000);
  });
});
