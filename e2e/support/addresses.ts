/** Where the tests' own servers listen; `scripts/browser-tests.mjs` chooses free ports. */
export const appPort = Number(process.env.E2E_APP_PORT ?? 3310);
export const sandboxPort = Number(process.env.E2E_SANDBOX_PORT ?? 3311);

export const mirrorPort = Number(process.env.E2E_MIRROR_PORT ?? 3312);
export const mirrorSandboxPort = Number(process.env.E2E_MIRROR_SANDBOX_PORT ?? 3313);

export const appUrl = `http://127.0.0.1:${appPort}`;
export const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

/** An app that keeps a mirror, and the upstream that only it reads: its tests add and delete calls. */
export const mirrorUrl = `http://127.0.0.1:${mirrorPort}`;
export const mirrorSandboxUrl = `http://127.0.0.1:${mirrorSandboxPort}`;
