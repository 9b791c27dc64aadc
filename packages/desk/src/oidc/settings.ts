import * as z from 'zod';
import { isSafeAddress } from '../web/safe-address.ts';

const organisation = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .meta({
      description:
        'Its name in URLs. The redirect URI to register is the address of the desk and /oidc/ID/back; the secret is in KOLOFON_DESK_OIDC_SECRET_ID.',
    }),
  name: z.string().min(1).max(200).meta({ description: 'Its name on the page where readers sign in.' }),
  issuer: z
    .string()
    .refine(isSafeAddress, 'write an https URL without "?" and "#"; http only for this machine')
    .meta({ description: 'The issuer, as the OpenID provider names itself.' }),
  clientId: z.string().min(1).max(500).meta({ description: 'The client ID of the desk at the provider.' }),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5B\x5D-\x7E]+$/))
    .default(['openid', 'email', 'profile'])
    .meta({ description: 'What the desk asks for.' }),
  domains: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/),
    )
    .min(1)
    .meta({ description: 'The domains of the e-mail addresses that the provider may vouch for.' }),
  trustsEmail: z.boolean().default(false).meta({
    description:
      'Whether addresses count as verified if the provider does not say so (email_verified), as Microsoft Entra ID.',
  }),
  groups: z
    .strictObject({
      claim: z
        .string()
        .min(1)
        .max(200)
        .default('groups')
        .meta({ description: 'The claim that lists groups or roles.' }),
      values: z
        .array(z.string().min(1).max(500))
        .min(1)
        .meta({ description: 'Who is in one of these is a member.' }),
    })
    .optional()
    .meta({
      description: 'Which people are members. Without it, everyone with an address at one of the domains.',
    }),
});
export type Organisation = z.infer<typeof organisation>;

/** `organisations` in desk.yaml. */
export const organisationSettings = z
  .array(organisation)
  .max(100)
  .default([])
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two organisations have the same id')
  .meta({ description: 'Organisations whose people sign in with OpenID Connect, and are members.' });
