import { getRequestListener } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { rememberCatalogue } from './catalogue/remember-catalogue.ts';
import { openSiteFiles } from './catalogue/site-files.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import type { Desk } from './desk.ts';
import { domains, personalDataOf } from './domains.ts';
import { startJobs } from './jobs.ts';
import { sendMails } from './mail/send-mails.ts';
import { openTransport } from './mail/transport.ts';
import { createCheck } from './members/check.ts';
import { openAccessIndex } from './members/access-index.ts';
import { countRequests } from './operations/metrics.ts';
import { settleOwners } from './members/people.ts';
import { placeOfDatabase } from './settings/place-of-database.ts';
import type { DeskSettings } from './settings/settings.ts';
import { createSite } from './site/serve-site.ts';
import { createMemberCheck } from './visitor.ts';
import { createMark, isBookPath } from './watermark/watermark.ts';
import { createApp } from './web/app.ts';
import { loadAssets } from './web/assets.ts';
import { openLimits } from './web/limits.ts';
import { openLog } from './web/log.ts';
import { parseNetworks } from './web/networks.ts';

/** The machine as the desk sees it. */
export interface DeskHost {
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** One line of the log. */
  readonly log: (line: string) => void;
  /** The output folder of a build, if the desk serves the site too. */
  readonly site?: string;
  /** For a person: mails that are not sent, and what is served where. */
  readonly print: (text: string) => void;
}

export interface RunningDesk {
  readonly desk: Desk;
  readonly port: number;
  /** Takes no new requests, finishes those that have begun, stops the jobs and closes the database. */
  stop(): Promise<void>;
}

/** In milliseconds: how long requests may take that have begun when the desk stops. */
const drainLasts = 10_000;

/** Brings the database up to date and serves. `folder` is the folder of desk.yaml. */
export async function startDesk(
  settings: DeskSettings,
  folder: string,
  host: DeskHost,
): Promise<RunningDesk> {
  const { now } = host;
  const log = openLog(host.log, now);
  const database = openDatabase(placeOfDatabase(settings, folder));
  const applied = await migrate(database, now());
  await database.transaction((queries) => settleOwners(queries, settings.administrators, now()));
  for (const id of applied) log('migrated', { id });

  const base = new URL(settings.address).pathname.replace(/\/+$/, '');
  const desk: Desk = {
    settings,
    base,
    database,
    access: await openAccessIndex(database, settings.members, now),
    assets: loadAssets(base),
    limits: openLimits(now),
    catalogue: rememberCatalogue(settings.site, openSiteFiles(settings.site, host.site), now),
    log,
    personalData: personalDataOf(),
    requests: countRequests(),
    staffPages: domains.flatMap(({ staffPages = [] }) => staffPages),
    secrets: {
      stripeKey: host.environment['KOLOFON_DESK_STRIPE_KEY'],
      stripeWebhook: host.environment['KOLOFON_DESK_STRIPE_WEBHOOK_SECRET'],
      oidc: (id) => host.environment[`KOLOFON_DESK_OIDC_SECRET_${id.toUpperCase().replaceAll('-', '_')}`],
    },
    proxies: parseNetworks(settings.proxies),
    now,
    wake: (name) => jobs.wake(name),
  };
  const transport = openTransport(settings, host.environment['KOLOFON_DESK_SMTP_PASSWORD'], host.print);
  const mailJob = {
    name: 'send-mails',
    every: 15_000,
    run: async (isStopping: () => boolean) => {
      await sendMails({ database, transport, log, now, isStopping });
    },
  };
  const jobs = startJobs([mailJob, ...domains.flatMap(({ jobs: list }) => list?.(desk) ?? [])], log);

  const app = createApp(desk, domains);
  const isMember = createMemberCheck(desk);
  const check = createCheck(base, isMember);
  const site = openSite(desk, folder, host.site, isMember);
  const listen = getRequestListener(app.fetch);
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    if (!check(request, response) && site?.(request, response) !== true) void listen(request, response);
  });
  server.listen(settings.listen.port, settings.listen.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  log('started', { port });
  return {
    desk,
    port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), drainLasts);
      await closed;
      clearTimeout(timer);
      await jobs.stop();
      transport.close();
      await database.close();
      log('stopped');
    },
  };
}

/** Both editions if the desk serves them, or only the e-books that another web server passes on to be marked. */
function openSite(
  desk: Desk,
  folder: string,
  dist: string | undefined,
  isMember: (request: IncomingMessage) => boolean,
): ReturnType<typeof createSite> | undefined {
  const mark = createMark(desk);
  if (dist !== undefined) return createSite(desk, dist, isMember, mark);
  const passedOn = desk.settings.watermark?.dist;
  if (passedOn === undefined) return undefined;
  const prefix = new URL(`${desk.settings.site}/`).pathname.replace(/\/$/, '');
  const serve = createSite(desk, resolve(folder, passedOn), isMember, mark);
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const isBook = path.startsWith(prefix) && isBookPath(path.slice(prefix.length));
    return isBook && serve(request, response);
  };
}
