import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";

/** Answers one request, as `fetch` does. */
export type Handler = (request: Request) => Promise<Response>;

/** A running server. */
export interface Served {
  /** Its origin, without a slash at the end. */
  url: string;
  /** Breaks what is open and stops listening. */
  close(): Promise<void>;
}

/**
 * Puts a handler on a port of `host`; 0 takes a free one. Where the handler rejects, or the body of its
 * answer fails, the socket is broken off.
 */
export async function serve(handler: Handler, { port = 0, host = "127.0.0.1" } = {}): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => {
      // Before the headers it is a reset; afterwards what was sent arrives, and then the connection is gone.
      if (outgoing.headersSent) incoming.socket.destroy();
      else incoming.socket.resetAndDestroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    gone.abort(new Error("the client has gone"));
  });
  const response = await handler(await toRequest(incoming, gone.signal));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body !== null && incoming.method !== "HEAD") await send(response.body, outgoing, gone.signal);
  outgoing.end();
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  const target = new URL(url, `http://${headers.get("host") ?? "127.0.0.1"}`);
  if (method === "GET" || method === "HEAD") return new Request(target, { method, headers, signal });
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return new Request(target, { method, headers, signal, body: Buffer.concat(chunks) });
}

/** Sends a body as fast as it is read; what has been sent is out before a failure resets the socket. */
async function send(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      await written(outgoing, value, signal);
    }
  } finally {
    reader.releaseLock();
    if (signal.aborted) await body.cancel().catch(() => undefined);
  }
}

async function written(outgoing: ServerResponse, chunk: Uint8Array, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      reject(new Error("the client has gone"));
    };
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    outgoing.write(chunk, (error) => {
      signal.removeEventListener("abort", stop);
      if (error) reject(error);
      else resolve();
    });
  });
}
