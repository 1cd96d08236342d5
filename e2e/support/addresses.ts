/** Where the tests' own servers listen; `scripts/browser-tests.mjs` chooses free ports. */
export const appPort = Number(process.env.E2E_APP_PORT ?? 3310);
export const sandboxPort = Number(process.env.E2E_SANDBOX_PORT ?? 3311);

export const appUrl = `http://127.0.0.1:${appPort}`;
export const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
