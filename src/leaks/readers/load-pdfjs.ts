type Descriptors = ReturnType<typeof Object.getOwnPropertyDescriptors>;

/**
 * The functions of Node before pdfjs: its build for all releases of Node replaces some, for the whole thread. Those are
 * slower, and fixed in cases that are of no use here; which ones depends on the release.
 */
const natives: ReadonlyMap<object, Descriptors> = new Map(
  listOwners().map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)]),
);

/** Loads pdfjs with the part that it would load itself later, and puts the functions of Node back. */
export async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  for (const [owner, descriptors] of natives)
    for (const [name, native] of Object.entries(descriptors))
      if (typeof native.value === 'function' && valueOf(owner, name) !== native.value)
        Object.defineProperty(owner, name, native);
  return pdfjs;
}

/** The objects in the global one, such as `JSON` and `Array`, and the prototypes of those. */
function listOwners(): object[] {
  return Object.keys(Object.getOwnPropertyDescriptors(globalThis)).flatMap((name) => {
    const owner = valueOf(globalThis, name);
    if (!isObject(owner) || owner === globalThis) return [];
    const prototype = valueOf(owner, 'prototype');
    return isObject(prototype) ? [owner, prototype] : [owner];
  });
}

/** Of a property that no getter computes. */
function valueOf(owner: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.value;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
