import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { languages, type Language } from '../language.ts';
import { settingsFile } from '../settings/read-settings.ts';
import { isSafeAddress } from '../web/safe-address.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand, DeskInput } from './command.ts';
import { pointToDesk } from './point-to-desk.ts';

export const init: DeskCommand = {
  summary: 'Write desk.yaml, and point the forms and the subscription of the publication to the desk.',
  usage: '--admin ADDRESS [--address URL] [--port NUMBER] [--retention MONTHS]',
  options: {
    admin: { type: 'string' },
    address: { type: 'string' },
    port: { type: 'string' },
    retention: { type: 'string' },
  },
  run(input) {
    const file = join(input.root, settingsFile);
    if (existsSync(file)) throw new CommandError(`${file} is there already. Edit it.`);
    const { admin } = input.values;
    if (typeof admin !== 'string')
      throw new CommandError('Name the e-mail address of the first owner: --admin maja@library.example.');
    const publicationFile = join(input.root, 'series/publication.yaml');
    if (!existsSync(publicationFile))
      throw new CommandError(`There is no ${publicationFile}. Run this in the folder of a publication.`);
    const publication = readFileSync(publicationFile, 'utf8');
    const port = numberOf(input, 'port', 4330, 65_535);
    const address = addressOf(input, port);
    const months = numberOf(input, 'retention', 12, 120);
    const path = new URL(address).pathname.replace(/\/+$/, '');
    const edited = pointToDesk(publication, { address, local: `http://127.0.0.1:${port}${path}`, months });
    writeFileSync(file, describeDesk(publication, { address, admin, port, months }));
    writeFileSync(publicationFile, edited.text);
    input.print(`Wrote ${settingsFile}.\n`);
    for (const line of edited.changes) input.print(`series/publication.yaml: ${line}\n`);
    if (!edited.isPromised)
      input.print(
        `Messages of readers are deleted after ${months} months: say so in site.forms.retention of series/publication.yaml.\n`,
      );
    input.print('Next: kolofon build, then kolofon desk start --with-site dist.\n');
    return Promise.resolve(0);
  },
};

/** Without an address, where everything can be tried at once. */
function addressOf({ values }: DeskInput, port: number): string {
  const { address } = values;
  if (typeof address !== 'string') return `http://127.0.0.1:${port}/desk`;
  if (!isSafeAddress(address))
    throw new CommandError('--address is an https URL, such as https://library.example/desk.');
  return address.replace(/\/+$/, '');
}

function numberOf({ values }: DeskInput, name: string, usual: number, most: number): number {
  const given = values[name];
  if (given === undefined) return usual;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new CommandError(`--${name} is a number from 1 to ${most}.`);
  return number;
}

interface DeskFacts {
  readonly address: string;
  readonly admin: string;
  readonly port: number;
  /** After how many months messages of readers are deleted. */
  readonly months: number;
}

function describeDesk(publication: string, { address, admin, port, months }: DeskFacts): string {
  const settings = parseDocument(publication).toJS() as Readonly<Record<string, unknown>> | null;
  const text = (key: string) => {
    const value = settings?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  const title = text('title') ?? 'The library';
  const language: Language = languages.find((one) => one === text('language')) ?? 'en';
  const { hostname: host, origin } = new URL(address);
  const isTrial = host === '127.0.0.1';
  const site = isTrial ? origin : (text('baseUrl') ?? origin);
  const sender = `${title} <desk@${isTrial ? 'localhost' : host}>`;
  return `# The reader desk. All settings: the handbook, "Run a subscription site".
${stringify({ address, site: site.replace(/\/+$/, ''), ...shareCookies(address, site), title, language, sender, administrators: [admin], listen: { port } })}
# Without a mail server, mails are printed on the terminal. The password is in KOLOFON_DESK_SMTP_PASSWORD.
# smtp: { host: smtp.library.example, user: desk }

# When what readers wrote is deleted, with everything about it. site.forms.retention in publication.yaml promises it.
inbox:
  retentionMonths: ${months}

members:
  trialDays: 0
  licences: []
  #  - { name: The municipality, domains: [kommune.example], networks: [192.0.2.0/24], ends: 2027-12-31 }
`;
}

/** On a host below that of the site, the desk's cookies are those of the site's host. */
function shareCookies(address: string, site: string): { readonly cookieDomain?: string } {
  const [desk, home] = [new URL(address).hostname, new URL(site).hostname];
  return desk.endsWith(`.${home}`) ? { cookieDomain: home } : {};
}
