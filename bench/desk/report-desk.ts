import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../packages/desk/test/harness/start-postgres.ts';
import { openSmtpServer } from '../../packages/desk/test/harness/smtp-server.ts';
import { decimals, whole } from '../figures.ts';
import { describeDay, describeMachine, writeTable, type Report, type Row } from '../report.ts';
import { sendLoad, type Load, type LoadResult } from './load.ts';
import { emailOf, openMeasuredDesk, type MeasuredDesk } from './open-desk.ts';

const members = 10_000;

/** What the desk was built for: the check of every page, and forms at a rate that no small publisher sees. */
function loadsOf({ cookies }: MeasuredDesk): Load[] {
  const form = (index: number, fields: Readonly<Record<string, string>>) => ({
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      // Each from a network of its own: limits are not what is measured.
      'x-forwarded-for': `2001:db8:${(index >> 8).toString(16)}:${(index & 255).toString(16)}::1`,
    },
    body: new URLSearchParams(fields).toString(),
  });
  const check: Omit<Load, 'connections'> = {
    name: 'check',
    seconds: 20,
    status: 204,
    request: (index) => ({
      method: 'GET',
      path: '/desk/sjekk',
      headers: { cookie: cookies[(index * 7919) % cookies.length] ?? '' },
    }),
  };
  return [
    { ...check, connections: 1 },
    { ...check, rate: 5000, connections: 20 },
    {
      name: 'sign-in',
      rate: 200,
      seconds: 15,
      connections: 20,
      status: 303,
      request: (index) => ({
        method: 'POST',
        path: '/desk/sign-in',
        ...form(index, { email: emailOf(index % members), next: '/' }),
      }),
    },
    {
      name: 'question',
      rate: 200,
      seconds: 15,
      connections: 20,
      status: 303,
      request: (index) => ({
        method: 'POST',
        path: '/desk/questions',
        ...form(index, {
          message: `Question ${index}: what is a weak tie? ${'And a strong one? '.repeat(20)}`,
          name: 'Kari Nordmann',
          email: emailOf(index),
          consent: 'yes',
          article: 'Weak ties',
        }),
      }),
    },
  ];
}

/** Measures a desk with 10,000 members over HTTP, with each database. */
export async function reportDesk(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  const smtp = await openSmtpServer();
  const cluster = await startPostgres(true);
  try {
    const rows: Row[] = [];
    const measure = async (name: string, place: string) => {
      const desk = await openMeasuredDesk(folder, place, members, smtp.settings.port);
      try {
        for (const load of loadsOf(desk)) rows.push(describe(name, await sendLoad(desk, load)));
      } finally {
        await desk.close();
      }
    };
    await measure('SQLite', join(folder, 'desk.sqlite'));
    if (typeof cluster !== 'string') await measure('PostgreSQL', cluster.url);
    const left = typeof cluster === 'string' ? [`PostgreSQL was left out: ${cluster}`] : [];
    const text = `${[
      '# The reader desk under load',
      `${describeDay('npm run bench desk')}. ${describeMachine()}`,
      writeTable(rows),
      `${members.toLocaleString('en')} members, all signed in. Requests come from one other process, at the rate that is wanted; without a rate, one after the other. Times are from the request to the whole answer, in milliseconds: at a rate they include the time that requests which are sent together wait for each other, in the process that sends them too. CPU is the share of one core that the process of the desk uses. The answer to a form comes after the disk has it; sign-in also sends the mails, to a real SMTP server in the process that asks.`,
      ...left,
    ].join('\n\n')}\n`;
    return { text, files: { 'bench/results/desk.md': text } };
  } finally {
    if (typeof cluster !== 'string') await cluster.stop();
    await smtp.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(database: string, { load, rate, times, wrong, cpu }: LoadResult): Row {
  const percentile = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return {
    Database: database,
    Request: load.name,
    Connections: String(load.connections),
    Wanted: load.rate === undefined ? '' : `${load.rate}/s`,
    Reached: `${whole(rate)}/s`,
    'p50 ms': decimals(percentile(0.5)),
    'p99 ms': decimals(percentile(0.99)),
    'p99.9 ms': decimals(percentile(0.999)),
    Wrong: String(wrong),
    CPU: `${whole(cpu * 100)} %`,
  };
}
