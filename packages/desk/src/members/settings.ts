import * as z from 'zod';
import { parseNetwork } from '../web/networks.ts';

const domain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
const network = z
  .string()
  .refine(
    (text) => parseNetwork(text) !== undefined,
    'write an IP address or a network such as 192.0.2.0/24',
  );

/** `members` in desk.yaml. */
export const memberSettings = z
  .strictObject({
    trialDays: z.int().min(0).max(366).default(0).meta({
      description: 'For how many days anybody may try the membership, once. 0: no trial.',
    }),
    sessionDays: z.int().min(1).max(400).default(90).meta({
      description: 'After how many days a reader has to sign in again.',
    }),
    licences: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(200).meta({ description: 'Who has the licence.' }),
          domains: z.array(domain).default([]).meta({
            description: 'Whoever has an e-mail address there is a member, after signing in.',
          }),
          networks: z.array(network).default([]).meta({
            description: 'Whoever comes from there is a member, without signing in.',
          }),
          ends: z.iso.date().optional().meta({ description: 'The last day of the licence.' }),
        }),
      )
      .default([])
      .meta({ description: 'Organisations whose people are members.' }),
  })
  .prefault({})
  .meta({ description: 'Who is a member, besides those that staff or a payment made one.' });

export type MemberSettings = z.infer<typeof memberSettings>;
