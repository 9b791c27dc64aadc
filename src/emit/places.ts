/** The folders between which files are exchanged. */
export interface Places {
  readonly staging: string;
  readonly output: string;
}
