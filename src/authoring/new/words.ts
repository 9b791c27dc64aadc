import type { ProjectLanguage, ProjectTemplate, Service } from './choices.ts';

/** What the command asks and says in one language. `{names}` are filled in. */
export interface ProjectWords {
  readonly language: string;
  readonly askTitle: string;
  readonly defaultTitle: string;
  readonly askFolder: string;
  readonly folderTaken: string;
  readonly askTemplate: string;
  readonly templates: Readonly<Record<ProjectTemplate, { readonly label: string; readonly hint: string }>>;
  readonly askSeries: string;
  readonly defaultSeries: string;
  readonly askAuthor: string;
  readonly defaultAuthor: string;
  readonly askService: string;
  readonly services: Readonly<Record<Service, string>>;
  readonly askStart: string;
  readonly yes: string;
  readonly no: string;
  readonly needsLetters: string;
  readonly cancelled: string;
  readonly created: string;
  readonly kept: string;
  readonly files: Readonly<
    Record<'publication' | 'series' | 'articles' | 'service' | 'readme' | 'package', string>
  >;
  readonly next: string;
  readonly afterStart: string;
  readonly notInstalled: string;
}

export const projectWords: Readonly<Record<ProjectLanguage, ProjectWords>> = {
  nb: {
    language: 'Norsk bokmål',
    askTitle: 'Hva skal publikasjonen hete?',
    defaultTitle: 'Mitt bibliotek',
    askFolder: 'Hvilken mappe skal den ligge i?',
    folderTaken: 'Der er det noe fra før. Velg et annet navn.',
    askTemplate: 'Hva vil du begynne med?',
    templates: {
      library: {
        label: 'Et bibliotek',
        hint: 'to serier med én felles artikkel, skjemaer, medlemmer, kilder',
      },
      book: { label: 'En bok', hint: 'fire kapitler, forord og omslag' },
      minimal: { label: 'Nesten ingenting', hint: 'én serie, én artikkel' },
    },
    askSeries: 'Hva heter den første serien?',
    defaultSeries: 'Kom i gang',
    askAuthor: 'Hvem skriver?',
    defaultAuthor: 'Navnet ditt',
    askService: 'Hvem skal publisere når noe er endret?',
    services: { github: 'GitHub', gitlab: 'GitLab', none: 'Ingen, det gjør jeg selv' },
    askStart: 'Installere og vise nettstedet nå?',
    yes: 'Ja',
    no: 'Nei',
    needsLetters: 'Tittelen må ha bokstaver eller tall.',
    cancelled: 'Avbrutt. Ingenting ble skrevet.',
    created: 'Opprettet {folder}',
    kept: 'Beholdt {file}, som var der fra før.',
    files: {
      publication: 'tittel, adresse, seriene',
      series: 'delene i serien',
      articles: 'artiklene',
      service: 'kontrollerer, bygger og publiserer',
      readme: 'les denne',
      package: 'kommandoene',
    },
    next: 'Gå videre med:',
    afterStart: 'Nettstedet åpnes i nettleseren. Ctrl-C stopper det.',
    notInstalled: 'npm kunne ikke installere Kolofon. Prosjektet er ferdig likevel.',
  },
  nn: {
    language: 'Norsk nynorsk',
    askTitle: 'Kva skal publikasjonen heite?',
    defaultTitle: 'Biblioteket mitt',
    askFolder: 'Kva mappe skal han liggje i?',
    folderTaken: 'Der er det noko frå før. Vel eit anna namn.',
    askTemplate: 'Kva vil du byrje med?',
    templates: {
      library: {
        label: 'Eit bibliotek',
        hint: 'to seriar med éin felles artikkel, skjema, medlemer, kjelder',
      },
      book: { label: 'Ei bok', hint: 'fire kapittel, forord og omslag' },
      minimal: { label: 'Nesten ingenting', hint: 'éin serie, éin artikkel' },
    },
    askSeries: 'Kva heiter den første serien?',
    defaultSeries: 'Kom i gang',
    askAuthor: 'Kven skriv?',
    defaultAuthor: 'Namnet ditt',
    askService: 'Kven skal publisere når noko er endra?',
    services: { github: 'GitHub', gitlab: 'GitLab', none: 'Ingen, det gjer eg sjølv' },
    askStart: 'Installere og vise nettstaden no?',
    yes: 'Ja',
    no: 'Nei',
    needsLetters: 'Tittelen må ha bokstavar eller tal.',
    cancelled: 'Avbrote. Ingenting vart skrive.',
    created: 'Oppretta {folder}',
    kept: 'Lét {file} vere som før.',
    files: {
      publication: 'tittel, adresse, seriane',
      series: 'delane i serien',
      articles: 'artiklane',
      service: 'kontrollerer, byggjer og publiserer',
      readme: 'les denne',
      package: 'kommandoane',
    },
    next: 'Gå vidare med:',
    afterStart: 'Nettstaden blir opna i nettlesaren. Ctrl-C stoggar han.',
    notInstalled: 'npm kunne ikkje installere Kolofon. Prosjektet er ferdig likevel.',
  },
  en: {
    language: 'English',
    askTitle: 'What is the publication called?',
    defaultTitle: 'My library',
    askFolder: 'Which folder should it be in?',
    folderTaken: 'Something is there already. Choose another name.',
    askTemplate: 'What do you want to start with?',
    templates: {
      library: { label: 'A library', hint: 'two series that share an article, forms, members, sources' },
      book: { label: 'A book', hint: 'four chapters, a preface and a cover' },
      minimal: { label: 'Next to nothing', hint: 'one series, one article' },
    },
    askSeries: 'What is the first series called?',
    defaultSeries: 'Getting started',
    askAuthor: 'Who writes?',
    defaultAuthor: 'Your name',
    askService: 'Who publishes when something changes?',
    services: { github: 'GitHub', gitlab: 'GitLab', none: 'Nobody, I do it myself' },
    askStart: 'Install and show the site now?',
    yes: 'Yes',
    no: 'No',
    needsLetters: 'The title needs letters or digits.',
    cancelled: 'Cancelled. Nothing was written.',
    created: 'Created {folder}',
    kept: 'Kept {file}, which was there already.',
    files: {
      publication: 'title, URL, the series',
      series: 'the parts of the series',
      articles: 'the articles',
      service: 'checks, builds and publishes',
      readme: 'read this',
      package: 'the commands',
    },
    next: 'Next:',
    afterStart: 'The site opens in your browser. Ctrl-C stops it.',
    notInstalled: 'npm could not install Kolofon. The project itself is complete.',
  },
};
