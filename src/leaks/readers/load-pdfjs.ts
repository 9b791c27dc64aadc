/**
 * What the build of pdfjs for all releases of Node replaces where Node has it already, for the whole thread: slower,
 * and mended in cases that are of no use here.
 */
const natives: readonly (readonly [owner: object, name: string])[] = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Function.prototype, 'toString'],
];

/** Loads pdfjs with the part that it would load itself later, and puts the functions of Node back. */
export async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  const kept = natives.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  natives.forEach(([owner, name], index) => {
    Object.defineProperty(owner, name, kept[index] ?? {});
  });
  return pdfjs;
}
