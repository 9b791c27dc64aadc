/** What another machine can make: a function of its input. */
export interface WorkOrder {
  /** Says what is to be done: the id of a kind of work. */
  readonly kind: string;
  /** Of the value: a digest in hex of everything that it depends on. */
  readonly key: string;
  /** Names the versions of all that makes the value: only a machine with the same ones takes the order. */
  readonly madeBy: string;
  /** Undefined where the work cannot be described to another machine. */
  readonly pack: () => Promise<PackedWork | undefined>;
}

/** An order as plain data. */
export interface PackedWork {
  readonly input: Uint8Array;
  /** What it shows to readers, as HTML: nothing members-only may leave with it. */
  readonly shown: string;
  /** What the input names by its digest, because it is large or many inputs share it. */
  readonly blobs: readonly Blob[];
}

export interface Blob {
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
  readonly read: () => Uint8Array;
}

/** Machines that help with a build. */
export interface Elsewhere {
  /** The value, or undefined where it has to be made here. */
  readonly make: (order: WorkOrder) => Promise<Uint8Array | undefined>;
  /** Makes something here: so many at a time as this machine has cores, however many orders are out. */
  readonly makeHere: <T>(action: () => Promise<T>) => Promise<T>;
}
