import * as z from 'zod';
import { countSettings } from '../counts/settings.ts';
import { inboxSettings } from '../inbox/settings.ts';
import { languages } from '../language.ts';
import { memberSettings } from '../members/settings.ts';
import { stripeSettings } from '../payments/settings.ts';
import { watermarkSettings } from '../watermark/settings.ts';
import { organisationSettings } from '../oidc/settings.ts';
import { isSafeAddress } from '../web/safe-address.ts';
import { parseNetwork } from '../web/networks.ts';

const line = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u);

const deskAddress = z
  .string()
  .refine(isSafeAddress, 'write an https URL without "?" and "#"; http only for this machine')
  .transform((address) => address.replace(/\/+$/, ''));

const network = z
  .string()
  .refine(
    (text) => parseNetwork(text) !== undefined,
    'write an IP address or a network such as 192.0.2.0/24',
  );

/** `desk.yaml`. A domain with settings of its own adds a line here. */
export const settingsSchema = z
  .strictObject({
    address: deskAddress.meta({
      description: 'The URL of the desk, as readers see it: https://library.example/desk.',
    }),
    site: deskAddress.meta({ description: 'The URL of the publication (baseUrl in publication.yaml).' }),
    title: line.meta({ description: 'The name of the publication, in pages and mails.' }),
    language: z.enum(languages).meta({ description: 'The language for readers whose own one is not known.' }),
    sender: line.meta({ description: 'Who mails are from: "The library <desk@library.example>".' }),
    administrators: z
      .array(z.email().toLowerCase())
      .min(1)
      .max(50)
      .meta({ description: 'The e-mail addresses of the owners. They appoint all other staff.' }),
    smtp: z
      .strictObject({
        host: line.meta({ description: 'The mail server.' }),
        port: z.int().min(1).max(65_535).default(587).meta({ description: 'Its port.' }),
        secure: z.boolean().default(false).meta({ description: 'Whether TLS begins at once (port 465).' }),
        plain: z
          .boolean()
          .default(false)
          .meta({ description: 'Whether to send without TLS, to this machine.' }),
        user: line
          .optional()
          .meta({ description: 'The user. The password is in KOLOFON_DESK_SMTP_PASSWORD.' }),
      })
      .optional()
      .meta({ description: 'Without it, mails are printed on the terminal.' }),
    listen: z
      .strictObject({
        host: line.default('127.0.0.1').meta({ description: 'The address on which the desk listens.' }),
        port: z.int().min(0).max(65_535).default(4330).meta({ description: 'The port.' }),
      })
      .prefault({})
      .meta({ description: 'Where the web server in front of the desk reaches it.' }),
    proxies: z
      .array(network)
      .default(['127.0.0.0/8', '::1'])
      .meta({ description: 'Servers whose X-Forwarded-For is believed.' }),
    database: line.default('desk.sqlite').meta({
      description: 'A file beside desk.yaml, or postgres://… for more than one process.',
    }),
    cookieDomain: line.optional().meta({
      description:
        'The domain of the cookies, if the desk is on another host than the site: library.example.',
    }),
    members: memberSettings,
    organisations: organisationSettings,
    stripe: stripeSettings,
    inbox: inboxSettings,
    counts: countSettings,
    watermark: watermarkSettings,
  })
  .superRefine(({ address, site, cookieDomain }, context) => {
    const hosts = [new URL(address).hostname, new URL(site).hostname];
    const isBelow = (host: string) => host === cookieDomain || host.endsWith(`.${cookieDomain ?? ''}`);
    if (cookieDomain === undefined ? hosts[0] === hosts[1] : hosts.every(isBelow)) return;
    context.addIssue({
      code: 'custom',
      path: [cookieDomain === undefined ? 'address' : 'cookieDomain'],
      message:
        cookieDomain === undefined
          ? 'the desk is on another host than the site: set cookieDomain to the domain above both'
          : 'the desk and the site are not both below this domain',
    });
  });

export type DeskSettings = z.infer<typeof settingsSchema>;
