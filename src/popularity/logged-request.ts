import type { IsoDate } from '../model/iso-date.ts';

/** What a line of an access log says of a request, as far as counting needs it. Who asked is not among it. */
export interface LoggedRequest {
  readonly method: string;
  /** The request target as it was sent (RFC 9112, section 3.2). */
  readonly target: string;
  readonly status: number;
  /** The day of the server that wrote the line. */
  readonly day: IsoDate;
  /** The program that asked, as it names itself. Undefined where the log does not note it. */
  readonly agent: string | undefined;
}
