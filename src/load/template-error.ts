import { Eta, EtaError } from 'eta';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';

/** A template that cannot be filled in: `place` is the tag that failed. */
export class TemplateError extends EtaError {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

/**
 * Finds the tag on which a template fails, by filling it in once more with templates that count their lines: they take
 * longer, and a build that succeeds needs none. Undefined where the second time does not fail.
 */
export function locateFailure(
  sources: Iterable<readonly [name: string, source: SourceText]>,
  settings: ConstructorParameters<typeof Eta>[0],
  name: string,
  view: object,
): TemplateError | undefined {
  const byText = new Map<string, SourceText>();
  const insertPart = (part: string, own: object): string => eta.render(part, own);
  // eta calls it for a template, and then for each that inserts it: the first knows best.
  const RuntimeErr = (error: unknown, text: string, line: number): never => {
    const source = byText.get(text);
    if (error instanceof TemplateError || source === undefined) throw error;
    throw new TemplateError(
      error instanceof Error ? error.message : String(error),
      placeOfLine(source, line),
    );
  };
  const eta: Eta = Object.assign(new Eta({ ...settings, debug: true }), { insertPart, RuntimeErr });
  for (const [own, source] of sources) {
    // eta shows every line break as \n.
    byText.set(source.text.replaceAll(/\r\n|\r/g, '\n'), source);
    eta.loadTemplate(own, source.text);
  }
  try {
    eta.render(name, view);
  } catch (error) {
    if (error instanceof TemplateError) return error;
  }
  return undefined;
}

/** The whole line, without its indentation. */
export function placeOfLine({ text, placeAt }: SourceText, line: number): Place {
  const content = text.split(/\r\n|\n|\r/)[line - 1] ?? '';
  return placeAt(line, content.search(/\S|$/) + 1);
}
