import { findBrowser } from "./browser";

// Run once ahead of the tests: prints the variables by which each of them finds the browser without looking.
try {
  const { path, brings } = await findBrowser();
  process.stdout.write(`${JSON.stringify({ E2E_CHROMIUM: path, E2E_CHROMIUM_BRINGS: brings })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
