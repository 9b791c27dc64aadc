/** How long machines wait for each other, in milliseconds. */
export interface QueueLimits {
  /** How long a build waits for a worker that can do a job, before it does the job itself. */
  readonly patience: number;
  /** How often a build looks whether its jobs and their workers are still there. */
  readonly sweep: number;
  /** How long a build goes on without the queue's server, before it does without. */
  readonly outage: number;
  /** How often a worker says that it is there. */
  readonly beat: number;
  /** How long a job stays with a worker that does not answer. */
  readonly lock: number;
  /** The longest that one attempt at a job may take. */
  readonly job: number;
}

export const usualLimits: QueueLimits = {
  patience: 60_000,
  sweep: 2_000,
  outage: 15_000,
  beat: 5_000,
  lock: 30_000,
  job: 30 * 60_000,
};
