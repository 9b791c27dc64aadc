import type { Migration } from '../migration.ts';

/** Who was erased, as digests of addresses, so that an older backup does not bring them back. */
export const erasures: Migration = {
  id: '080-erasures',
  statements: [`create table erasures (digest text primary key, erased_at bigint not null)`],
};
