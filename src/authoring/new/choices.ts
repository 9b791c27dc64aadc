/** The languages in which Kolofon can start a project. */
export const languages = ['nb', 'nn', 'en'] as const;
export type ProjectLanguage = (typeof languages)[number];

/** The folders in `starters/<language>/`. */
export const projectTemplates = ['library', 'book', 'minimal'] as const;
export type ProjectTemplate = (typeof projectTemplates)[number];

/** Who checks and publishes the project. */
export const services = ['github', 'gitlab', 'none'] as const;
export type Service = (typeof services)[number];

/** What an editor decides before the first file is written. */
export interface Choices {
  readonly language: ProjectLanguage;
  readonly title: string;
  /** The title of the first series. */
  readonly series: string;
  readonly author: string;
  readonly template: ProjectTemplate;
  readonly ci: Service;
}
