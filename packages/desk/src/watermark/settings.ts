import * as z from 'zod';

/** `watermark` in desk.yaml. */
export const watermarkSettings = z
  .strictObject({
    shows: z.enum(['name', 'email']).default('name').meta({
      description:
        'What names the reader: the name, or the e-mail address where no name is known; or always the address.',
    }),
    dist: z.string().min(1).max(1000).optional().meta({
      description:
        'The output folder of the build, where nginx or Caddy serves the site and passes books to the desk.',
    }),
  })
  .optional()
  .meta({
    description: 'Says in members-only EPUBs and PDFs for whom a copy was made. Without it, nothing does.',
  });
