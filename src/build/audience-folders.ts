import type { Audience } from '../model/publication.ts';

/** The folders of the outputs of each audience. */
export const folderOf = { everyone: 'site', members: 'members' } as const satisfies Record<Audience, string>;
