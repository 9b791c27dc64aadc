import type { PersonalData, StaffPage } from './contributions.ts';
import type { Desk } from './desk.ts';
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
