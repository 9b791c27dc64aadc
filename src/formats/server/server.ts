import { outputPath } from '../../model/paths.ts';
import type { Format } from '../format.ts';
import { gatherFacts } from './facts.ts';
import { servers } from './servers/servers.ts';

/** Settings with which a web server or a service shows both editions of the site. It is no part of either. */
export const server: Format = {
  id: 'server',
  label: 'Server',
  stage: 'site',
  onRequest: true,
  plan: ({ publication, templates }) => {
    // One server shows both editions: what it has to know stands in the one for everyone.
    if (publication.audience === 'members') return [];
    const facts = gatherFacts(publication, templates);
    return Object.entries(servers).map(([id, { label, files }]) => ({
      title: label,
      prepare: () =>
        Promise.resolve(() =>
          Promise.resolve({
            value: [...files(facts, templates)].map(([path, text]) => ({
              kind: 'text' as const,
              path: outputPath(`server/${id}/${path}`),
              make: () => text,
            })),
            diagnostics: [],
          }),
        ),
    }));
  },
};
