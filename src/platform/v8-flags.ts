import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow from one look for garbage to the next, in per cent; 0 for V8's own rule, several times. */
const growth = { small: 10, moderate: 50, usual: 0 } as const;

/** V8 has one setting for the process. Only the command bounds it (`limitHeap`): for a library, all three stay as they are. */
let isBounded = false;
let bound: number = growth.usual;
let growing = 0;

function setGrowth(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${String(percent)}`);
}

/** Work during which the heap of this process may be kept small. */
export async function limitHeap<T>(work: () => Promise<T>): Promise<T> {
  isBounded = true;
  try {
    return await work();
  } finally {
    isBounded = false;
    bound = growth.usual;
    setGrowth(growth.usual);
  }
}

/**
 * Keeps it small to the end of that work: for 5,000 articles a third less memory, and a tenth more time of the processor.
 * Outside such work nothing changes. `moderate` costs no time, and saves as much where little of a heap is in use.
 */
export function keepHeapSmall(most: 'small' | 'moderate' = 'small'): void {
  if (!isBounded) return;
  bound = growth[most];
  if (growing === 0) setGrowth(bound);
}

/**
 * Lets it grow as usual during a part of that work. Pictures and books are bytes outside the heap, which V8 counts as growth: it
 * would look for garbage after each of them.
 */
export async function allowHeapGrowth<T>(work: () => Promise<T>): Promise<T> {
  if (!isBounded) return work();
  growing += 1;
  setGrowth(growth.usual);
  try {
    return await work();
  } finally {
    growing -= 1;
    if (growing === 0) setGrowth(bound);
  }
}

/** How much of a function runs before V8 compiles it to fast code, in bytes of its bytecode: four times V8's own rule. */
const budget = 300_000;

/**
 * Lets this process compile less. A build is over before much of what V8 compiles pays: with 1,000 articles it takes a
 * seventh less of the processor so. V8 of Node 22 and later waits longer by itself, and counts otherwise.
 */
export function compileLater(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${String(budget)}`);
}
