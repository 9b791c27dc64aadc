/**
 * The environment of what is measured. Where it names certificates, Node reads them at each start, which takes longer
 * than to start: that is the machine's, and no program's.
 */
export const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name !== 'NODE_EXTRA_CA_CERTS'),
);
