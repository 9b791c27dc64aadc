/** A source is no longer what it was when the build read it first: what is made of both would fit neither. */
export class ChangedFileError extends Error {
  constructor(path: string, options?: ErrorOptions) {
    super(`"${path}" was changed or removed during the build. Run it again.`, options);
  }
}
