// @ts-check
// Run ahead of a server: `node e2e/support/empty-folder.mjs <folder>`. What an earlier run left there is not of this one.
import { rmSync } from "node:fs";

const [, , folder] = process.argv;
if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
