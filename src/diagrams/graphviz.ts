import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type DiagramEngine,
  type Drawer,
  type Drawn,
  type EngineTools,
  failedToDraw,
  tookTooLong,
} from './engine.ts';
import { bookFamily, houseStyle } from './house-style.ts';

/** The language of Graphviz, DOT. */
export const graphviz: DiagramEngine = {
  name: 'Graphviz',
  package: '@viz-js/viz',
  range: '3',
  languages: ['dot', 'graphviz', 'gv'],
  // DOT has no words for it.
  describe: () => undefined,
  start: (tools) => Promise.resolve(openDrawer(tools)),
};

/** In characters: a graph of this length takes longer than its reader has patience. */
const longest = 50_000;

/** What the thread runs: only the end of a thread stops a layout that goes on for ever. */
const threadCode = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData).then(({ instance }) => instance()).then((viz) => {
    parentPort.on('message', ([code, options]) => parentPort.postMessage(viz.render(code, options)));
  });
`;

/** Attributes that the diagram may set itself. Graphviz knows the widths of the letters of Helvetica, which are a little wider. */
const text = { fontname: 'Helvetica', fontcolor: houseStyle.ink };
const options = {
  format: 'svg',
  graphAttributes: { ...text, bgcolor: houseStyle.ground },
  nodeAttributes: { ...text, color: houseStyle.line },
  edgeAttributes: { ...text, color: houseStyle.line },
};

/** As `@viz-js/viz` gives it. */
interface Rendered {
  readonly status: 'success' | 'failure';
  readonly output?: string;
  readonly errors: readonly { readonly level?: string; readonly message: string }[];
}

function openDrawer({ folder, timeLimit }: EngineTools): Drawer {
  const library = pathToFileURL(join(folder, 'dist/viz.js')).href;
  let worker: Worker | undefined;
  const close = (): void => {
    void worker?.terminate();
    worker = undefined;
  };
  const render = (code: string): Promise<Rendered> =>
    new Promise((resolve, reject) => {
      const thread = (worker ??= new Worker(threadCode, { eval: true, workerData: library }));
      const settle = (): void => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onEnd).off('exit', onExit);
      };
      const onMessage = (result: Rendered): void => {
        settle();
        resolve(result);
      };
      const onEnd = (error: Error): void => {
        settle();
        close();
        reject(error);
      };
      const onExit = (): void => onEnd(new Error('its thread ended'));
      const timer = setTimeout(() => onEnd(new Error(tookTooLong(timeLimit))), timeLimit);
      thread.on('message', onMessage).on('error', onEnd).on('exit', onExit);
      thread.postMessage([code, options]);
    });
  return {
    close,
    draw: async (code) => {
      if (code.length > longest)
        return { kind: 'syntax', message: `The diagram is longer than ${String(longest)} characters.` };
      try {
        return describe(await render(code));
      } catch (error) {
        return failedToDraw('Graphviz', error);
      }
    },
  };
}

/** Graphviz takes a character that it does not know for three spaces, which is five sixths of these. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/;

function fitWideText(text: string): string {
  if (!wide.test(text)) return text;
  return text.replace(/ font-size="([\d.]+)"/, (_all, size: string) => {
    return ` font-size="${((Number(size) * 5) / 6).toFixed(2)}"`;
  });
}

function describe({ status, output, errors }: Rendered): Drawn {
  if (status === 'failure' || output === undefined) {
    const message = errors.find(({ level }) => level === 'error')?.message ?? 'no graph';
    const [reason = ''] = message.split('\n');
    const line = /in line (\d+)/.exec(message)?.[1];
    return {
      kind: 'syntax',
      message: `Graphviz cannot read the diagram: ${reason.replace(/ in line \d+/, '')}.`,
      line: line === undefined ? undefined : Number(line),
    };
  }
  const svg = output
    // It declares no entities, and has no other use.
    .replace(/<!DOCTYPE[^>]*>/, '')
    // A unit of the drawing is a pixel: letters of 14 beside a text of 18.
    .replace(/(<svg\b[^>]*?\bwidth="[\d.]+)pt(" height="[\d.]+)pt"/, '$1$2"')
    .replaceAll(/<text\b[^>]*>[^<]*/g, fitWideText)
    .replaceAll(
      / font-family="([^"]*)"/g,
      (_all, family: string) => ` font-family="'${bookFamily(family)}'"`,
    );
  return {
    svg,
    isBold: svg.includes(' font-weight="bold"'),
    isItalic: svg.includes(' font-style="italic"'),
  };
}
