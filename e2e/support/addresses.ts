/** Where the tests' own servers listen, from this port on; `scripts/browser-tests.mjs` chooses free ones. */
const ports = (process.env.E2E_PORTS ?? "3310,3311,3312,3313,3314,3315").split(",").map(Number);

/** An app and the upstream that only it reads, as tests make upstreams fail, add calls and delete some. */
export interface Pair {
  appPort: number;
  appUrl: string;
  sandboxPort: number;
  sandboxUrl: string;
}

function pair(index: number): Pair {
  const [appPort = 0, sandboxPort = 0] = ports.slice(2 * index);
  const url = (port: number) => `http://127.0.0.1:${port}`;
  return { appPort, appUrl: url(appPort), sandboxPort, sandboxUrl: url(sandboxPort) };
}

/** Each request to these apps goes to the upstream. */
export const passing = [pair(0), pair(1)] as const;

/** This app keeps a mirror. */
export const mirrored = pair(2);
