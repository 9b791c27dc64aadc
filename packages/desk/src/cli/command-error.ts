/** A command that was called wrongly, or cannot do what it was asked. The message is what a person reads. */
export class CommandError extends Error {}
