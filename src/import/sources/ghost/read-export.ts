import * as z from 'zod';
import { ImportError } from '../../import-error.ts';
import { locateInJson } from '../../locate-in-json.ts';

const text = z.string().nullish();

const dataSchema = z.object({
  posts: z.array(
    z.object({
      id: z.coerce.string(),
      title: text,
      slug: text,
      html: text,
      plaintext: text,
      lexical: text,
      mobiledoc: text,
      feature_image: text,
      type: text,
      status: text,
      visibility: text,
      locale: text,
      published_at: z.union([z.string(), z.number()]).nullish(),
      updated_at: z.union([z.string(), z.number()]).nullish(),
      custom_excerpt: text,
      codeinjection_head: text,
      codeinjection_foot: text,
      canonical_url: text,
      email_only: z.unknown().optional(),
      author_id: z.coerce.string().nullish(),
    }),
  ),
  posts_meta: z
    .array(
      z.object({
        post_id: z.coerce.string(),
        feature_image_alt: text,
        feature_image_caption: text,
        meta_description: text,
        email_only: z.unknown().optional(),
      }),
    )
    .default([]),
  tags: z.array(z.object({ id: z.coerce.string(), name: text, slug: text, description: text })).default([]),
  posts_tags: z
    .array(
      z.object({ post_id: z.coerce.string(), tag_id: z.coerce.string(), sort_order: z.number().nullish() }),
    )
    .default([]),
  users: z.array(z.object({ id: z.coerce.string(), name: text })).default([]),
  posts_authors: z
    .array(
      z.object({
        post_id: z.coerce.string(),
        author_id: z.coerce.string(),
        sort_order: z.number().nullish(),
      }),
    )
    .default([]),
  settings: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  newsletters: z.array(z.object({ name: text, description: text })).default([]),
  snippets: z.array(z.object({ name: text, lexical: text, mobiledoc: text })).default([]),
});

export type GhostData = z.infer<typeof dataSchema>;
export type GhostPost = GhostData['posts'][number];

/** The data of an export: `{ "db": [{ "data": … }] }`, or `{ "data": … }` of older versions. */
export function readExport(json: string, file: string): GhostData {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    const { line, column } = locateInJson(json);
    const reason = error instanceof Error ? error.message : '';
    throw new ImportError(`${file}:${String(line)}:${String(column)} is not valid JSON: ${reason}`);
  }
  const { db, data } = (parsed ?? {}) as { db?: { data?: unknown }[]; data?: unknown };
  const read = dataSchema.safeParse(db?.[0]?.data ?? data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path ?? [];
  const { line, column } = locateInJson(
    json,
    db?.[0]?.data === undefined ? ['data', ...path] : ['db', 0, 'data', ...path],
  );
  throw new ImportError(
    `${file}:${String(line)}:${String(column)} is not an export of Ghost: ${path.join('.')}: ${issue?.message ?? ''}`,
  );
}
