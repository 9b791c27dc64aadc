import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Language } from '../language.ts';
import type { CurrentSession } from '../sessions/store.ts';

/** What every request knows. */
export interface DeskEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    readonly language: Language;
    /** The IP address of the visitor. It is never stored or logged. */
    readonly visitor: string;
    /** Who is signed in, on the pages for staff. */
    readonly staff?: CurrentSession;
  };
}

export type DeskContext = Context<DeskEnv>;
/** Routes below the path of the desk. */
export type DeskApp = Hono<DeskEnv>;
