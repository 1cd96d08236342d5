import "server-only";
import { access, readdir, realpath } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

// What the bundler is told to ignore is no part of the project.

/** Where Debian and Ubuntu, Red Hat's packages and Homebrew put each major version. */
const families = [
  { folder: "/usr/lib/postgresql", version: /^\d+$/, bin: "bin" },
  { folder: "/usr", version: /^pgsql-\d+$/, bin: "bin" },
  { folder: "/opt/homebrew/opt", version: /^postgresql@\d+$/, bin: "bin" },
  { folder: "/usr/local/opt", version: /^postgresql@\d+$/, bin: "bin" },
];

async function onPath(): Promise<string[]> {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  // What is on the path is often a link; the other programs lie beside what it leads to.
  const found = folders.map((folder) => realpath(join(folder, "pg_ctl")).catch(() => undefined));
  return (await Promise.all(found)).flatMap((path) => (path === undefined ? [] : [dirname(path)]));
}

/** The folders in which a whole PostgreSQL is installed. */
export async function installedFolders(): Promise<string[]> {
  const listed = families.map(async ({ folder, version, bin }) => {
    const names = await readdir(/* turbopackIgnore: true */ folder).catch(() => []);
    return names
      .filter((name) => version.test(name))
      .map((name) => join(/* turbopackIgnore: true */ folder, name, bin));
  });
  const folders = new Set([...(await Promise.all(listed)).flat(), ...(await onPath())]);
  const whole = [...folders].map(async (folder) => {
    const programs = ["postgres", "initdb", "pg_ctl"].map((name) =>
      access(join(/* turbopackIgnore: true */ folder, name)),
    );
    return Promise.all(programs).then(
      () => [folder],
      () => [],
    );
  });
  return (await Promise.all(whole)).flat();
}
