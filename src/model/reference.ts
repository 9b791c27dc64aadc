/**
 * A bibliographic item as CSL-JSON has it (citationstyles.org, schema csl-data.json). Only what Kolofon itself
 * reads is typed; the rest is handed to the citation processor as it is.
 */
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly [field: string]: unknown;
}
