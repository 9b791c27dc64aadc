import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { keyOf } from '../cache/key.ts';
import { openMakeOnce } from '../cache/make-once.ts';
import type { Store } from '../cache/store.ts';
import { embedFonts, measuringFonts } from '../diagrams/embed-fonts.ts';
import type { DiagramEngine, Drawer, DrawingProblem, EngineTools } from '../diagrams/engine.ts';
import { engines } from '../diagrams/engines.ts';
import type { DrawDiagrams, DrawnDiagram, MissingDrawing } from '../load/diagrams.ts';
import { readImage } from '../load/read-image.ts';
import type { DiagramSource } from '../model/document.ts';
import { BrowserError } from '../platform/browser-error.ts';
import { describeFailure } from '../platform/describe-failure.ts';
import type { BrowserSearch } from '../platform/find-browser.ts';
import { openFonts, type Fonts } from '../platform/fonts.ts';
import { thisMachine } from '../platform/installed-browsers.ts';
import { openScriptedPage } from '../platform/scripted-page.ts';
import type { Host } from './host.ts';

/** How long one diagram may take, in milliseconds. */
const timeLimit = 20_000;

/** How many diagrams may fail to be drawn in time: more would keep a build busy for long. */
const mostFailed = 3;

interface DiagramOptions {
  readonly root: string;
  /** Undefined where nothing is kept. */
  readonly store: Store | undefined;
  readonly executablePath: string | undefined;
}

/** Draws what no earlier build has drawn. Nothing is loaded, and no browser started, before there is such a diagram. */
export function openDiagrams(
  { root, store, executablePath }: DiagramOptions,
  { fingerprint, environment }: Pick<Host, 'fingerprint' | 'environment'>,
): DrawDiagrams {
  const once = openMakeOnce(store, fingerprint);
  // What took too long once is not tried again by the same process.
  const failed = new Map<string, DrawnDiagram>();
  return async (sources) => {
    const fonts = openFonts(root);
    const drawers = openDrawers({ executablePath, machine: thisMachine(environment) });
    const draw = async (source: DiagramSource): Promise<DrawnDiagram> => {
      const engine = engines[source.engine];
      const installed = engine && findPackage(root, engine.package);
      if (engine === undefined || installed === undefined) return missingPackage(engine);
      const { engine: id, code, language } = source;
      const facts = { id, code, language, version: installed.version };
      const key = keyOf(facts);
      const known = failed.get(key);
      if (known !== undefined) return known;
      if (failed.size >= mostFailed) return givenUp(engine);
      const bytes = await once(facts, async () => {
        const drawn = await drawOne(source, await drawers.open(engine, installed.folder), fonts.read);
        const isLasting = !('code' in drawn) || drawn.code === 'diagram-valid';
        if (!isLasting) failed.set(key, drawn);
        return { bytes: new TextEncoder().encode(JSON.stringify(drawn)), isLasting };
      });
      return JSON.parse(new TextDecoder().decode(bytes)) as DrawnDiagram;
    };
    try {
      const drawn: DrawnDiagram[] = [];
      // One after another: an engine draws one at a time.
      for (const source of sources) drawn.push(await draw(source));
      return drawn;
    } finally {
      drawers.close();
    }
  };
}

async function drawOne(
  { code, language }: DiagramSource,
  drawer: Drawer | MissingDrawing,
  readFont: Fonts['read'],
): Promise<DrawnDiagram> {
  if ('message' in drawer) return drawer;
  // Axes and labels that an engine adds are in Latin letters and figures.
  const drawn = await drawer.draw(code, measuringFonts({ text: `${code} a1`, language }, readFont));
  if ('kind' in drawn) return describeProblem(drawn);
  const svg = embedFonts(drawn, { text: drawn.svg, language }, readFont);
  const image = await readImage(new TextEncoder().encode(svg));
  if ('reason' in image)
    return { code: 'diagram-valid', message: `The diagram cannot be shown: ${image.reason}.` };
  const { bytes, facts, removed } = image;
  return { text: new TextDecoder().decode(bytes), facts, removed };
}

function describeProblem({ kind, message, line, column }: DrawingProblem): MissingDrawing {
  const hint =
    kind === 'effort'
      ? 'Its code is shown. Make the diagram smaller, or draw it on a faster machine.'
      : undefined;
  return { code: kind === 'syntax' ? 'diagram-valid' : 'diagram-drawn', message, hint, line, column };
}

function givenUp({ name }: DiagramEngine): MissingDrawing {
  const message = `${name} does not draw this diagram, because ${mostFailed} others failed before it.`;
  return { code: 'diagram-drawn', message };
}

function missingPackage(engine: DiagramEngine | undefined): MissingDrawing {
  if (engine === undefined) return { code: 'diagram-package', message: 'Nothing draws this diagram.' };
  return {
    code: 'diagram-package',
    message: `${engine.name} is not installed: its diagrams are shown as code.`,
    hint: `Run npm install ${engine.package}@${engine.range} in the folder of the publication.`,
  };
}

interface Drawers {
  /** The engine, started once, or why it does not start. */
  open(engine: DiagramEngine, folder: string): Promise<Drawer | MissingDrawing>;
  close(): void;
}

function openDrawers(search: BrowserSearch): Drawers {
  const started = new Map<DiagramEngine, Promise<Drawer | MissingDrawing>>();
  const running: Drawer[] = [];
  const start = async (engine: DiagramEngine, folder: string): Promise<Drawer | MissingDrawing> => {
    try {
      const openPage: EngineTools['openPage'] = (files) => openScriptedPage(search, files);
      const drawer = await engine.start({ folder, openPage, timeLimit });
      running.push(drawer);
      return drawer;
    } catch (error) {
      const reason =
        error instanceof BrowserError ? 'it needs a browser, and none starts' : describeFailure(error);
      const message = `${engine.name} cannot be started: ${reason}.`;
      return { code: 'diagram-drawn', message, hint: 'kolofon doctor says which browsers there are.' };
    }
  };
  return {
    open: (engine, folder) => {
      const known = started.get(engine) ?? start(engine, folder);
      started.set(engine, known);
      return known;
    },
    close: () => {
      for (const drawer of running) drawer.close();
    },
  };
}

interface InstalledPackage {
  readonly folder: string;
  readonly version: string;
}

/** A package of the publication, which is where its folder is or in a folder around it. */
function findPackage(root: string, name: string): InstalledPackage | undefined {
  const paths = createRequire(resolve(root, 'package.json')).resolve.paths(name) ?? [];
  for (const folder of paths.map((path) => join(path, name))) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
    return { folder, version };
  }
  return undefined;
}

/** The engines that a publication has: a build sees by it that one has come, or is another. */
export function listEngines(root: string): string[] {
  return Object.values(engines).map(
    ({ package: name }) => `${name} ${findPackage(root, name)?.version ?? ''}`,
  );
}
