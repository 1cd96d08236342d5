// @ts-check
import { createServer } from "node:net";
import { Mistake } from "./main.mjs";

/**
 * @param {number} port 0 for any
 * @param {string} host
 * @returns {Promise<number>} the port, which was free a moment ago
 */
function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}

/** A free port on loopback. */
export function freePort() {
  return listenOnce(0, "127.0.0.1");
}

/**
 * @param {string | undefined} text the variable PORT
 * @throws {Mistake}
 */
export function readPort(text) {
  if (text === undefined || text.trim() === "") return 3000;
  const port = Number(text);
  if (!/^\s*\d+\s*$/.test(text) || port < 1 || port > 65_535) {
    throw new Mistake("PORT: expected a number from 1 to 65535");
  }
  return port;
}

/**
 * @param {number} port
 * @param {string} host
 * @throws {Mistake} where the server could not listen there
 */
export async function requireFreePort(port, host) {
  try {
    await listenOnce(port, host);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      const other = port < 65_535 ? port + 1 : 3000;
      throw new Mistake(
        `Port ${port} on ${host} is taken: stop what runs there, or choose another with PORT=${other}.`,
      );
    }
    if (code === "EACCES")
      throw new Mistake(`Port ${port} needs more rights than this user has: choose PORT above 1023.`);
    throw new Mistake(
      `HOST=${host} is no address of this machine (${String(code)}): leave it out for 127.0.0.1.`,
    );
  }
}
