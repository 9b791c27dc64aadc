import type { Domain } from '../domain.ts';
import { newsletterJobs } from './jobs.ts';
import { addRoutes } from './routes.ts';
import { eraseSubscriber, listSubscribers, listSubscriptionsOf } from './store.ts';
import { newsletterWords } from './words.ts';

/** Mails about new parts of series, to those who confirmed that they want them. */
export const newsletter: Domain = {
  id: 'newsletter',
  addRoutes,
  openRoutes: [{ path: '/newsletter/unsubscribe', from: 'anyone' }],
  jobs: newsletterJobs,
  staffPages: [
    {
      path: '/staff/newsletter',
      title: (language) => newsletterWords[language].newsletter,
      roles: ['owner', 'editor'],
    },
  ],
  personalData: {
    collect: (queries, { email }) => listSubscriptionsOf(queries, email),
    addresses: listSubscribers,
    erase: (queries, { email }) => eraseSubscriber(queries, email),
  },
};
