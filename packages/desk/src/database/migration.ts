/** One step forward of the schema. What was published is never edited: its digest is in the databases. */
export interface Migration {
  readonly id: string;
  /** Statements that SQLite and PostgreSQL both understand. */
  readonly statements: readonly string[];
}
