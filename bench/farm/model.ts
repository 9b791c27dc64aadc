/** What one job costs, measured on one machine, in seconds. */
export interface JobCosts {
  /** Of a worker: a book of 26 articles, and a picture. */
  readonly book: number;
  readonly picture: number;
  /** Of the coordinator's processor: to give an order away and to take its value. */
  readonly order: number;
}

/** A publication and the machines that build it. */
export interface ModelledFarm {
  readonly articles: number;
  readonly books: number;
  /** Encoded copies of photographs, and covers. */
  readonly pictures: number;
  readonly workers: number;
  /** Jobs that each worker does at a time. */
  readonly slots: number;
  /** The share of its time in which a slot works while there is work. */
  readonly utilisation: number;
  /** Seconds that the build itself takes for an article: reading, pages, feeds, writing. */
  readonly article: number;
  /** Seconds that the build takes to render a book and to look for leaks in it, and on how many cores. */
  readonly ownBook: number;
  readonly cores: number;
}

/** In hours. */
export interface ModelledTimes {
  readonly alone: number;
  readonly workers: number;
  readonly coordinator: number;
  /** Workers and coordinator work side by side: the slower one decides. */
  readonly whole: number;
  /** How many jobs a second the queue carries. */
  readonly jobsPerSecond: number;
}

/** How long a build takes on one machine, and with workers. */
export function modelFarm({ book, picture, order }: JobCosts, farm: ModelledFarm): ModelledTimes {
  const { articles, books, pictures, workers, slots, utilisation, article, ownBook, cores } = farm;
  const jobs = books + pictures;
  const work = books * book + pictures * picture;
  const own = articles * article + books * ownBook;
  const byWorkers = work / (workers * slots * utilisation);
  const byCoordinator = (own + jobs * order) / cores;
  const whole = Math.max(byWorkers, byCoordinator);
  return {
    alone: (own + work) / cores / 3600,
    workers: byWorkers / 3600,
    coordinator: byCoordinator / 3600,
    whole: whole / 3600,
    jobsPerSecond: jobs / whole,
  };
}
