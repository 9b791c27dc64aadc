import * as z from 'zod';

/** `inbox` in desk.yaml. */
export const inboxSettings = z
  .strictObject({
    retentionMonths: z.int().min(1).max(120).default(12).meta({
      description: 'After how many months a message is deleted. Promise the same in site.forms.retention.',
    }),
    replyTo: z
      .email()
      .toLowerCase()
      .optional()
      .meta({ description: 'The address to which readers answer a reply. Without it, the sender.' }),
    proofOfWork: z.boolean().default(false).meta({
      description:
        'Whether browsers solve a puzzle (ALTCHA) before a message is taken. Readers without scripts are asked to write by mail.',
    }),
    notify: z
      .array(z.email().toLowerCase())
      .max(20)
      .default([])
      .meta({ description: 'Who gets a mail when a message arrives. It has a link, not the message.' }),
  })
  .prefault({})
  .meta({ description: 'Questions and reports from the pages of the publication.' });
