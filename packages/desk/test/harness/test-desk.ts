import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsSchema } from '../../src/settings/settings.ts';
import { startDesk, type RunningDesk } from '../../src/start-desk.ts';

/** A desk on this machine with a clock that the test sets, and the mails that it would have sent. */
export interface TestDesk extends RunningDesk {
  /** Milliseconds since 1970: add to it to let time pass. */
  now: number;
  readonly log: Readonly<Record<string, unknown>>[];
  /** Each mail as it is printed: headers, an empty line, the text. */
  readonly mails: string[];
  /** A visitor with a cookie jar of their own. */
  visit(more?: Readonly<Record<string, string>>): Visitor;
  /** Waits until every mail that is due was sent. */
  mailed(count: number): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly bytes: Buffer;
  /** Where the answer leads. */
  readonly location: string | undefined;
}

export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Answer>;
  /** Sends a form as a browser does from a page of the desk. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  ask(
    method: string,
    path: string,
    body?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
}

const address = 'https://library.example/desk';

/** The settings of the library that tests use. */
export const librarySettings = {
  address,
  site: 'https://library.example',
  title: 'The library',
  language: 'en',
  sender: 'The library <desk@library.example>',
  administrators: ['owner@library.example'],
  listen: { port: 0 },
};

export async function openTestDesk(
  place = join(mkdtempSync(join(tmpdir(), 'desk-')), 'desk.sqlite'),
  settings: Readonly<Record<string, unknown>> = {},
  site?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestDesk> {
  const log: Record<string, unknown>[] = [];
  const mails: string[] = [];
  const clock = { now: Date.UTC(2026, 2, 2, 9) };
  const running = await startDesk(
    settingsSchema.parse({ ...librarySettings, database: place, ...settings }),
    tmpdir(),
    {
      now: () => clock.now,
      environment,
      ...(site === undefined ? {} : { site }),
      log: (line) => log.push(JSON.parse(line) as Record<string, unknown>),
      print: (text) => mails.push(text.replace(/^-+\n|-+\n$/gm, '')),
    },
  );
  return {
    ...running,
    get now() {
      return clock.now;
    },
    set now(time) {
      clock.now = time;
    },
    log,
    mails,
    visit: (more) => openVisitor(running.port, more),
    mailed: async (count) => {
      for (let tries = 0; mails.length < count && tries < 2000; tries += 1) {
        running.desk.wake('send-mails');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      if (mails.length < count) throw new Error(`${mails.length} mails instead of ${count}.`);
    },
  };
}

function openVisitor(port: number, more: Readonly<Record<string, string>> = {}): Visitor {
  const cookies = new Map<string, string>();
  const ask: Visitor['ask'] = async (method, path, body, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(port, method, path, body, {
      ...(cookie === '' ? {} : { cookie }),
      ...more,
      ...headers,
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(cookies, line);
    return answer;
  };
  return {
    cookies,
    ask,
    get: (path) => ask('GET', path),
    post: (path, fields) =>
      ask('POST', path, new URLSearchParams(fields).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(address).origin,
        'sec-fetch-site': 'same-origin',
      }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split('=');
  const isGone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (isGone) cookies.delete(name);
  else cookies.set(name, value);
}

function send(
  port: number,
  method: string,
  path: string,
  body: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: bytes.toString(),
          bytes,
          location: answer.headers.location,
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
