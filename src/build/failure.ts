/** A step that could not be finished. The others are. */
export interface Failure {
  readonly format: string;
  /** The name of the format for readers: `PDF`. */
  readonly label: string;
  readonly title: string;
  readonly error: Error;
}
