export async function register(): Promise<void> {
  // Inside the condition, as the file is compiled for the edge too, which has no process to end.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { requireConfig } = await import("@/lib/server/require-config");
    requireConfig();
    const { notePeers } = await import("@/lib/server/http/client-address");
    notePeers();
    const { start } = await import("@/lib/server/start");
    start();
  }
}
