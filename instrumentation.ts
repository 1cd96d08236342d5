/** A server with a wrong configuration says so and ends before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { config } = await import("@/lib/server/config");
  try {
    config();
  } catch (error) {
    process.stderr.write(`Configuration: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
