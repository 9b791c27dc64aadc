/**
 * What the build of pdfjs for all releases of Node replaces where Node has it already, for the whole thread: slower,
 * and fixed in cases that are of no use here.
 */
const natives = (
  [
    [Array.prototype, 'push'],
    [JSON, 'parse'],
    [JSON, 'stringify'],
    [Function.prototype, 'toString'],
  ] as const
).map(([owner, name]) => ({ owner, name, own: Object.getOwnPropertyDescriptor(owner, name) ?? {} }));

/** Loads pdfjs with the part that it would load itself later, and puts the functions of Node back. */
export async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  for (const { owner, name, own } of natives) Object.defineProperty(owner, name, own);
  return pdfjs;
}
