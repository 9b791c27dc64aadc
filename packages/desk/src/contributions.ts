import type { Queries } from './database/database.ts';
import type { Language } from './language.ts';
import type { Role } from './members/people.ts';

/** Somebody of whom a domain may keep something. */
export interface Person {
  readonly id: string;
  readonly email: string;
}

/** What a domain keeps of people. */
export interface PersonalData {
  /** Everything that is kept of a person, as JSON. */
  readonly collect: (queries: Queries, person: Person) => Promise<unknown>;
  /** The e-mail addresses of which it keeps something without a row in `people`. */
  readonly addresses?: (queries: Queries) => Promise<readonly string[]>;
  /** Deletes it, or what links it to the person. */
  readonly erase: (queries: Queries, person: Person) => Promise<void>;
}

/** A page for staff that has a link in their menu. */
export interface StaffPage {
  /** Below the desk's path. */
  readonly path: string;
  readonly title: (language: Language) => string;
  /** Who sees it in the menu; the route itself is behind `onlyStaff` with the same roles. */
  readonly roles: readonly Role[];
}
