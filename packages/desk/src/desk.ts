import type { PersonalData, StaffPage } from './contributions.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Database } from './database/database.ts';
import type { AccessIndex } from './members/access-index.ts';
import type { RequestCounts } from './operations/metrics.ts';
import type { DeskSettings } from './settings/settings.ts';
import type { Assets } from './web/assets.ts';
import type { Limits } from './web/limits.ts';
import type { Log } from './web/log.ts';
import type { Network } from './web/networks.ts';

/** What must not be in a file: from the environment. */
interface Secrets {
  readonly stripeKey: string | undefined;
  readonly stripeWebhook: string | undefined;
  /** That of an organisation, by its id in desk.yaml. */
  readonly oidc: (id: string) => string | undefined;
}

/** What every domain works with: one for each process. */
export interface Desk {
  readonly settings: DeskSettings;
  /** The path of the desk's URL, without a last slash: '' or '/desk'. */
  readonly base: string;
  readonly database: Database;
  readonly access: AccessIndex;
  readonly assets: Assets;
  readonly limits: Limits;
  readonly log: Log;
  /** What the site has, read again if that was longer ago than so many milliseconds. Throws if it cannot be read. */
  readonly catalogue: (maxAge: number) => Promise<Catalogue>;
  readonly proxies: readonly Network[];
  /** What each domain keeps of people, by its id. */
  readonly personalData: ReadonlyMap<string, PersonalData>;
  readonly staffPages: readonly StaffPage[];
  readonly requests: RequestCounts;
  readonly secrets: Secrets;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs a job of a domain soon instead of at its next time, such as `send-mails` after a mail was queued. */
  readonly wake: (job: string) => void;
}
