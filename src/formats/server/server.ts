import type { Plugins } from '../../markdown/plugins/plugins.ts';
import { outputPath } from '../../model/paths.ts';
import type { Artifact } from '../artifact.ts';
import type { Format, Job } from '../format.ts';
import { gatherFacts } from './facts.ts';
import { ownServerFiles } from './own-server.ts';
import { servers } from './servers/servers.ts';

/**
 * Settings with which a web server or a service shows both editions of the site. It is no part of either. `plugins`: those
 * of the publication, whose servers join Kolofon's own.
 */
export function serverWith(plugins?: Pick<Plugins, 'servers' | 'root'>): Format {
  return {
    id: 'server',
    label: 'Server',
    stage: 'site',
    onRequest: true,
    plan: ({ publication, templates }) => {
      // One server shows both editions: what it has to know is in the one for everyone.
      if (publication.audience === 'members') return [];
      const facts = gatherFacts(publication, templates);
      const known = Object.entries(servers).map(([id, { label, files }]) =>
        planServer(label, () => ({ value: textsIn(id, files(facts, templates)), diagnostics: [] })),
      );
      const own = (plugins?.servers ?? []).map((server) =>
        planServer(server.label, () => {
          const { value, diagnostics } = ownServerFiles(server, facts, plugins?.root ?? '');
          return { value: textsIn(server.id, value), diagnostics };
        }),
      );
      return [...known, ...own];
    },
  };
}

type Rendered = Awaited<ReturnType<Awaited<ReturnType<Job['prepare']>>>>;

function planServer(title: string, render: () => Rendered): Job {
  return { title, prepare: () => Promise.resolve(() => Promise.resolve(render())) };
}

function textsIn(folder: string, files: ReadonlyMap<string, string>): Artifact[] {
  return [...files].map(([path, text]) => ({
    kind: 'text' as const,
    path: outputPath(`server/${folder}/${path}`),
    make: () => text,
  }));
}
