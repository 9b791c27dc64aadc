/** What the query of an address calls the series by which a reader comes, and the edition of a book: `?serie=…&utgave=…`. */
export interface QueryWords {
  readonly series: string;
  readonly edition: string;
}
