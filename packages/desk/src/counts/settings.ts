import { isAbsolute } from 'node:path';
import * as z from 'zod';

/** `counts` in desk.yaml. */
export const countSettings = z
  .strictObject({
    logs: z
      .array(z.string().refine(isAbsolute, 'write the whole path, such as /var/log/nginx/access.log'))
      .max(50)
      .default([])
      .meta({
        description: 'Access logs of nginx, Apache or Caddy. What they say of the reader is not kept.',
      }),
  })
  .prefault({})
  .meta({ description: 'How often articles are read and books downloaded.' });
