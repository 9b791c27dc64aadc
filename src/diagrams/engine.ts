import { inSeconds } from '../platform/within.ts';
import { describeFailure } from '../platform/describe-failure.ts';

/** A program that draws diagrams: a package that a publication installs if it has any. */
export interface DiagramEngine {
  /** As messages name it. */
  readonly name: string;
  readonly package: string;
  /** The versions of the package that are known to work. */
  readonly range: string;
  /** What is written after a fence or in braces. */
  readonly languages: readonly string[];
  /** The description in the code itself, for readers who cannot see the drawing. */
  readonly describe: (code: string) => string | undefined;
  /** Loads the package and starts what it needs. Throws if it cannot. */
  readonly start: (tools: EngineTools) => Promise<Drawer>;
}

/** What an engine works with. */
export interface EngineTools {
  /** The folder of the installed package. */
  readonly folder: string;
  /** Opens a page without a network, with these files by name. Throws a `BrowserError` if there is no browser. */
  readonly openPage: (files: ReadonlyMap<string, PageFile>) => Promise<ScriptedPage>;
  /** How long one diagram may take, in milliseconds. */
  readonly timeLimit: number;
}

interface PageFile {
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** A page on which a script runs. */
export interface ScriptedPage {
  /** Evaluates an expression; a promise is waited for. Rejects after so many milliseconds. */
  evaluate(expression: string, timeLimit: number): Promise<unknown>;
  /** Ends the page and its browser at once, also if it hangs. */
  close(): void;
}

export interface Drawer {
  /** `fonts` are the `@font-face` rules of the book for the characters of the code. */
  draw(code: string, fonts: string): Promise<Drawn>;
  close(): void;
}

export type Drawn = Sketch | DrawingProblem;

/** A drawing as the engine made it: not yet safe. */
export interface Sketch {
  /** An SVG document. */
  readonly svg: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** Why there is no drawing. */
export interface DrawingProblem {
  /** `syntax`: the same code always fails. `effort`: another machine, or a quieter one, may draw it. */
  readonly kind: 'syntax' | 'effort';
  /** A sentence. */
  readonly message: string;
  /** From 1, in the code. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Why an engine gave up, as the end of a sentence. */
export function tookTooLong(timeLimit: number): string {
  return `it took longer than ${inSeconds(timeLimit)}`;
}

export function failedToDraw(name: string, error: unknown): DrawingProblem {
  const reason = describeFailure(error).replace(/\.$/, '');
  return { kind: 'effort', message: `${name} could not draw the diagram: ${reason}.` };
}
