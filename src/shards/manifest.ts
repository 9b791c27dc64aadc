import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BuildFacts } from './build-facts.ts';

/** What a shard made for everyone, or for members: `shard.json` in its folder. */
export interface ShardManifest {
  readonly shape: typeof shape;
  /** From 1. */
  readonly shard: number;
  readonly of: number;
  readonly facts: BuildFacts;
  /** The digest of the plan that divided the work. */
  readonly plan: string;
  /** The browser and the fonts that printed its books; absent where it printed none. */
  readonly printedBy?: string | undefined;
  /** A digest of the ids of all units for these readers, of every shard. */
  readonly work: string;
  /** The ids of its own. */
  readonly units: readonly string[];
  readonly outputs: readonly ShardOutput[];
  readonly values: readonly ShardValue[];
}

/** A finished book. Its file has the name of its digest. */
export interface ShardOutput {
  readonly path: string;
  /** In hexadecimal. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** How long it took. */
  readonly milliseconds: number;
  /** What is wrong with it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A value of the build cache, which some file of the site is made from. */
export interface ShardValue {
  readonly kind: string;
  /** The key that the cache has for it. */
  readonly key: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

const shape = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().min(0);

/** The folder may come from anybody: whatever is read of it is checked first. */
const schema = z.object({
  shape: z.literal(shape),
  shard: z.int().min(1),
  of: z.int().min(1),
  facts: z.object({
    tools: z.string(),
    sources: z.string(),
    diagrams: z.string(),
    asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    epoch: z.number(),
    formats: z.array(z.string()),
  }),
  plan: digest,
  printedBy: z.string().optional(),
  work: digest,
  units: z.array(z.string()),
  outputs: z.array(
    z.object({
      path: z.string(),
      sha256: digest,
      size,
      milliseconds: z.number(),
      // Kolofon's own, of the very same version: `facts.tools` shows it.
      diagnostics: z.array(z.custom<Diagnostic>((value) => typeof value === 'object' && value !== null)),
    }),
  ),
  values: z.array(z.object({ kind: z.string().regex(/^[a-z]+$/), key: digest, sha256: digest, size })),
});

const sealed = z.object({ sha256: digest, manifest: z.unknown() });

/** With a digest of itself. */
export function printManifest(manifest: Omit<ShardManifest, 'shape'>): string {
  const whole = { shape, ...manifest };
  return `${JSON.stringify({ sha256: digestOf(whole), manifest: whole })}\n`;
}

/** Undefined for what no build of this shape wrote, or what is not whole. */
export function parseManifest(text: string): ShardManifest | undefined {
  try {
    const { sha256, manifest } = sealed.parse(JSON.parse(text));
    return sha256 === digestOf(manifest) ? schema.parse(manifest) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** Fields that were read have the order in which they were written. */
function digestOf(manifest: unknown): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}
