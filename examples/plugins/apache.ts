import type { WebServer } from 'kolofon';

export const apache: WebServer = {
  id: 'apache',
  label: 'Apache',
  files({ headers, moved, prefix }) {
    const lines = [
      ...headers.map(({ name, value }) => `Header always set ${name} "${value}"`),
      ...moved.map(({ from, to }) =>
        to === undefined ? `Redirect gone "${from}"` : `Redirect permanent "${from}" "${to}"`,
      ),
      `ErrorDocument 404 ${prefix}/404.html`,
    ];
    return { '.htaccess': `${lines.join('\n')}\n` };
  },
};
