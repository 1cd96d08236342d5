// @ts-check
// Runs before anything is installed, so it uses nothing but the language.

/** The oldest Node.js that the dependencies run on, as `engines` in package.json says too. */
const oldest = { major: 20, minor: 19 };

/**
 * @param {string} version such as `20.19.0`
 * @returns {string | undefined} what to do where the version is too old
 */
export function nodeVersionMistake(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = major > oldest.major || (major === oldest.major && minor >= oldest.minor);
  return fits
    ? undefined
    : `Callboard needs Node.js ${oldest.major}.${oldest.minor} or newer, and this is ${version}: https://nodejs.org`;
}

/** Ends the process with a message where its Node.js is too old. */
export function requireNodeVersion() {
  const mistake = nodeVersionMistake(process.versions.node);
  if (mistake === undefined) return;
  console.error(mistake);
  process.exit(1);
}
