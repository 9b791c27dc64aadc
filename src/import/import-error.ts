/** Why a source cannot be imported: it is no fault of Kolofon's, and has no stack. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
