/** What was found about one thing that Kolofon needs. */
export interface Finding {
  readonly state: 'good' | 'missing' | 'broken';
  readonly what: string;
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** The facts about a machine and a publication that are looked at. Reading them changes nothing. */
export interface Facts {
  readonly node: string;
  /** As Kolofon's package asks for it: `>=20.19.0`. */
  readonly engine: string;
  readonly version: string;
  /** Its path and its version; undefined where no browser answers. */
  readonly browser: string | undefined;
  readonly cache: { readonly folder: string | undefined; readonly size: number; readonly max: number };
  /** In bytes, where the publication is; undefined where the system does not say. */
  readonly free: number | undefined;
  readonly publication:
    | 'none'
    | 'unreadable'
    | {
        readonly title: string;
        readonly languages: readonly string[];
        /** Packages of fonts that its texts need. */
        readonly fonts: readonly { readonly name: string; readonly isInstalled: boolean }[];
        /** Undefined outside of a git repository. */
        readonly ignoresDist: boolean | undefined;
        /** Languages without words of the interface. */
        readonly wordless: readonly string[];
        readonly errors: number;
      };
}

const leastFree = 500e6;

export function findingsOf(facts: Facts, formatSize: (bytes: number) => string): Finding[] {
  const { node, engine, version, browser, cache, free, publication } = facts;
  const needed = engine.replace('>=', '');
  return [
    isAtLeast(node, needed)
      ? good('Node', node)
      : {
          state: 'broken',
          what: 'Node',
          found: `${node}, and Kolofon needs ${needed} or newer`,
          advice: 'Install the version marked LTS from https://nodejs.org/.',
        },
    good('Kolofon', version),
    browser === undefined
      ? {
          state: 'broken',
          what: 'Browser',
          found: 'none, so that no PDF can be printed',
          advice:
            'Install Chrome or Chromium, or name one: KOLOFON_BROWSER=/path/to/chrome. Site and e-books need none.',
        }
      : good('Browser', browser),
    cache.folder === undefined
      ? {
          state: 'missing',
          what: 'Cache',
          found: 'none, because there is no home folder',
          advice: 'Builds are slower. Name a folder with --cache.',
        }
      : good('Cache', `${formatSize(cache.size)} of ${formatSize(cache.max)} in ${cache.folder}`),
    ...(free === undefined
      ? []
      : [
          free < leastFree
            ? ({
                state: 'broken',
                what: 'Disk',
                found: `only ${formatSize(free)} free`,
                advice: `A build needs room for a second copy of dist: free ${formatSize(leastFree)} or more.`,
              } as const)
            : good('Disk', `${formatSize(free)} free`),
        ]),
    ...publicationFindings(publication),
  ];
}

function publicationFindings(publication: Facts['publication']): Finding[] {
  if (publication === 'unreadable')
    return [
      {
        state: 'broken',
        what: 'Publication',
        found: 'its settings cannot be read',
        advice: 'See why with kolofon check.',
      },
    ];
  if (publication === 'none')
    return [
      {
        state: 'missing',
        what: 'Publication',
        found: 'none in this folder',
        advice: 'Go to the folder that contains series/publication.yaml, or create one: kolofon new.',
      },
    ];
  const { title, languages, fonts, ignoresDist, wordless, errors } = publication;
  const lost = fonts.filter(({ isInstalled }) => !isInstalled).map(({ name }) => `@fontsource/${name}`);
  return [
    errors === 0
      ? good('Publication', title)
      : {
          state: 'broken',
          what: 'Publication',
          found: `${title}, with ${String(errors)} ${errors === 1 ? 'error' : 'errors'}`,
          advice: 'See them with kolofon check.',
        },
    good('Languages', languages.join(', ')),
    ...(wordless.length === 0
      ? []
      : [
          {
            state: 'missing',
            what: 'Words',
            found: `none in ${wordless.join(', ')}: buttons and headings are in English`,
            advice: 'Put them in series/templates/words/: see the page about languages in the handbook.',
          } as const,
        ]),
    lost.length === 0
      ? good(
          'Fonts',
          fonts.length === 0 ? "Kolofon's own are enough" : fonts.map(({ name }) => name).join(', '),
        )
      : {
          state: 'missing',
          what: 'Fonts',
          found: `${lost.join(', ')} not installed`,
          advice: `Run npm install ${lost.join(' ')}.`,
        },
    ...(ignoresDist === undefined
      ? []
      : [
          ignoresDist
            ? good('Git', 'ignores dist')
            : ({
                state: 'missing',
                what: 'Git',
                found: "does not ignore dist, which holds the members' texts",
                advice: 'Write a line "dist/" in .gitignore.',
              } as const),
        ]),
  ];
}

function good(what: string, found: string): Finding {
  return { state: 'good', what, found };
}

/** Compares versions of three numbers: v20.20.2, 22.1.0. */
export function isAtLeast(version: string, least: string): boolean {
  const read = (text: string) => text.replace(/^v/, '').split('.').map(Number);
  const [own, other] = [read(version), read(least)];
  const index = own.findIndex((number, at) => number !== (other[at] ?? 0));
  return index === -1 || (own[index] ?? 0) > (other[index] ?? 0);
}
