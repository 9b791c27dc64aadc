/** NaN of no values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** With two decimals; a dash for what was not measured. Serves for a ratio too. */
export function decimals(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

/** A dash for what was not measured. */
export function whole(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(0);
}
