/** The first import of every program of ours that a user's own Node runs: nothing else is understood by one that is too old. */

/** The oldest Node that `npm start` and `npm test` run on (`import.meta.dirname`); they bring a newer one for all the rest. */
export const OLDEST_NODE = '20.11';

const number = (/** @type {string} */ version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1_000 + minor;
};

if (number(process.versions.node) < number(OLDEST_NODE)) {
  console.error(
    `Liaison needs Node ${OLDEST_NODE} or later, and this is Node ${process.versions.node}. Please install a newer one (nodejs.org).`,
  );
  process.exit(1);
}
