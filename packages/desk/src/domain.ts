import type { Queries } from './database/database.ts';
import type { Desk } from './desk.ts';
import type { Language } from './language.ts';
import type { DeskApp } from './web/environment.ts';
import type { OpenRoute } from './web/guard.ts';

/** Work that is done again and again. With PostgreSQL, more than one process may do it at the same time. */
export interface Job {
  readonly name: string;
  /** In milliseconds. */
  readonly every: number;
  /** `isStopping` says that the desk is about to end: return soon. */
  readonly run: (isStopping: () => boolean) => Promise<void>;
}

/** Somebody of whom a domain may keep something. */
export interface Person {
  readonly id: string;
  readonly email: string;
}

/** What a domain keeps of people. */
export interface PersonalData {
  /** Everything that is kept of a person, as JSON. */
  readonly collect: (queries: Queries, person: Person) => Promise<unknown>;
  /** Deletes it, or what links it to the person. */
  readonly erase: (queries: Queries, person: Person) => Promise<void>;
}

/** A page for staff that has a link in their menu. */
export interface StaffPage {
  /** Below the desk's path. */
  readonly path: string;
  readonly title: (language: Language) => string;
}

/** One area of the desk: a folder with its routes, its store, its words and its templates. */
export interface Domain {
  readonly id: string;
  /** Paths of routes are below the desk's: `/account`. */
  readonly addRoutes?: (app: DeskApp, desk: Desk) => void;
  /** Routes that take posts from other sites. */
  readonly openRoutes?: readonly OpenRoute[];
  readonly jobs?: (desk: Desk) => readonly Job[];
  readonly staffPages?: readonly StaffPage[];
  readonly personalData?: PersonalData;
}
