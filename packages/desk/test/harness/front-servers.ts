import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  homeOf,
  isInstalled,
  startServer,
  writeNginxMain,
  type WebServer,
} from '../../../../test/harness/web-servers.ts';

/** The web server in front of a site and its desk, with TLS. */
interface Front {
  /** The host of the site. With nginx, the desk is below it; with Caddy, it has a host of its own: `desk.` before it. */
  readonly host: string;
  readonly dist: string;
  /** A folder for what the server writes. */
  readonly work: string;
  readonly deskPort: number;
  readonly port: number;
}

export const frontServers: Readonly<Record<'nginx' | 'caddy', (front: Front) => Promise<WebServer>>> = {
  nginx: startNginx,
  caddy: startCaddy,
};

/** The servers that are installed here. Each that is not is reported. */
export function installedFronts(): ('nginx' | 'caddy')[] {
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  if (!hasOpenssl) console.warn('openssl is not installed: nginx is not tried with TLS.');
  return (['nginx', 'caddy'] as const).filter(
    (name) => (name === 'caddy' || hasOpenssl) && isInstalled(name),
  );
}

async function startNginx({ host, dist, work, deskPort, port }: Front): Promise<WebServer> {
  mkdirSync(work, { recursive: true });
  const [certificate, key] = [join(work, 'site.pem'), join(work, 'site.key')];
  const made = spawnSync(
    'openssl',
    // prettier-ignore
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-out', certificate, '-keyout', key],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl made no certificate.\n${made.stderr}`);
  const listen = `listen 127.0.0.1:${port} ssl; server_name ${host};
    ssl_certificate "${certificate}"; ssl_certificate_key "${key}";`;
  const main = writeNginxMain(dist, work, listen, locationsOfDesk(deskPort));
  return startServer('nginx', ['-e', join(work, 'error.log'), '-p', work, '-c', main], {}, port);
}

/** The lines of the handbook for nginx: the desk, and books that it marks. */
function locationsOfDesk(port: number): string {
  const handbook = new URL('../../../../docs/series/articles/subscription-site.md', import.meta.url);
  const locations = readFileSync(handbook, 'utf8').match(/^location \S+ .*\{\n[^]*?^\}/gm) ?? [];
  if (locations.length < 2) throw new Error('The handbook has no locations for nginx.');
  return locations.join('\n').replaceAll(':4330', `:${port}`);
}

/** The Caddyfile of the package, with the names of this machine. */
async function startCaddy({ host, dist, work, deskPort, port }: Front): Promise<WebServer> {
  mkdirSync(work, { recursive: true });
  const given = readFileSync(new URL('../../deploy/Caddyfile', import.meta.url), 'utf8');
  const own = given
    .replace(/^desk\.library\.example/m, `desk.${host}:${port}`)
    .replace('desk:4330', `127.0.0.1:${deskPort}`)
    .replace('/srv/dist', dist);
  const options = `{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n}\n`;
  const main = join(work, 'Caddyfile');
  writeFileSync(main, options + own);
  const environment = { ...homeOf(work), KOLOFON_SITE: `https://${host}:${port}`, KOLOFON_FOLDER: dist };
  return startServer('caddy', ['run', '--adapter', 'caddyfile', '--config', main], environment, port);
}
