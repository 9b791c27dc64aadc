import type { MakeServices } from '../../formats/make-services.ts';

/** What a worker can do. */
export interface WorkKind {
  /** Names the versions of all that makes the values; undefined where this machine cannot make them. */
  readonly madeBy: (services: WorkServices) => Promise<string | undefined>;
  /** The digests of the blobs that the input needs. */
  readonly listBlobs: (input: Uint8Array) => readonly string[];
  /**
   * Makes a value, and computes its key: whatever a job claims to be, its value is kept under the key of what it was
   * made from.
   */
  readonly make: (work: Work, services: WorkServices) => Promise<MadeValue>;
}

interface Work {
  readonly input: Uint8Array;
  /** Gives a blob that `listBlobs` names. */
  readonly readBlob: (digest: string) => Uint8Array;
}

export interface MadeValue {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** What a worker works with. */
interface WorkServices extends Pick<MakeServices, 'print' | 'pictures' | 'indexPages'> {
  /** Names the browser, the installed fonts and Kolofon's own code. */
  readonly printedBy: () => Promise<string | undefined>;
  /** A digest of Kolofon's own code. */
  readonly fingerprint: () => string;
}
