import { z } from "zod";
import { createHighLevelSandbox, type HighLevelSandboxOptions } from "../lib/sandbox/highlevel";
import { serve, type Served } from "../lib/sandbox/serve";
import { createTelzinoSandbox } from "../lib/sandbox/telzino";

const whole = (max: number): z.ZodType<number, string> =>
  z.string().regex(/^\d+$/, "expected a whole number").transform(Number).pipe(z.number().max(max));

const environment = z.object({
  SANDBOX_PORT: whole(65_535).default(0),
  SANDBOX_SEED: whole(2 ** 31).default(1),
  SANDBOX_CALLS: whole(4_000_000).default(2500),
  SANDBOX_NOW: z.iso.datetime({ offset: true, error: "expected an ISO 8601 instant with a zone" }).optional(),
  SANDBOX_EPOCH: z.iso
    .datetime({ offset: true, error: "expected an ISO 8601 instant with a zone" })
    .optional(),
  SANDBOX_LOCATION_ID: z.string().optional(),
  SANDBOX_ARRIVALS: z.coerce.number("expected calls per minute").min(0).max(6000).default(0),
  SANDBOX_RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d*\/[1-9]\d*)$/, 'expected "requests/milliseconds", as 100/10000, or "off"')
    .default("100/10000"),
  SANDBOX_TIME_ZONE: z.string().refine(isZone, "expected an IANA time zone").default("America/Chicago"),
  SANDBOX_LONGEST: whole(20_000).optional(),
  // A Telzino organization beside the HighLevel location, if a port is named; 0: any free one.
  SANDBOX_TELZINO_PORT: whole(65_535).optional(),
  SANDBOX_TELZINO_CALLS: whole(1_000_000).default(600),
  SANDBOX_CLIENT_ID: z.string().optional(),
  // A location of Leadway with Spanish calls, likewise.
  SANDBOX_LEADWAY_PORT: whole(65_535).optional(),
  SANDBOX_LEADWAY_CALLS: whole(1_000_000).default(600),
  SANDBOX_STOP_WITH_PARENT: z.enum(["0", "1"]).default("0"),
});

type Environment = z.infer<typeof environment>;

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

function rateLimitOf(setting: string): HighLevelSandboxOptions["rateLimit"] {
  const [max, intervalMs] = setting.split("/").map(Number);
  if (max === undefined || intervalMs === undefined) return null;
  return { max, intervalMs, daily: 200_000 };
}

/** The clock starts at `start` (ISO 8601) and runs on from there. */
function clockFrom(start: string | undefined): () => number {
  const ahead = start === undefined ? 0 : Date.parse(start) - Date.now();
  return () => Date.now() + ahead;
}

/** What all sandboxes are made of. */
function commonOf(settings: Environment) {
  const { SANDBOX_EPOCH: epoch } = settings;
  return {
    seed: settings.SANDBOX_SEED,
    now: clockFrom(settings.SANDBOX_NOW),
    arrivals: settings.SANDBOX_ARRIVALS,
    rateLimit: rateLimitOf(settings.SANDBOX_RATE_LIMIT) ?? null,
    ...(epoch === undefined ? {} : { epoch: Date.parse(epoch) }),
  };
}

async function serveTelzino(settings: Environment): Promise<Served | undefined> {
  const { SANDBOX_TELZINO_PORT: port, SANDBOX_CLIENT_ID: clientId } = settings;
  if (port === undefined) return undefined;
  const sandbox = createTelzinoSandbox({
    ...commonOf(settings),
    calls: settings.SANDBOX_TELZINO_CALLS,
    ...(clientId === undefined ? {} : { clientId }),
  });
  return serve(sandbox.fetch, { port });
}

async function serveLeadway(settings: Environment): Promise<Served | undefined> {
  const { SANDBOX_LEADWAY_PORT: port, SANDBOX_LOCATION_ID: locationId = "sandbox-location" } = settings;
  if (port === undefined) return undefined;
  const common = commonOf(settings);
  const sandbox = createHighLevelSandbox({
    ...common,
    // Another one than HighLevel's sandbox has, so that both show different calls.
    seed: common.seed + 3_000,
    calls: settings.SANDBOX_LEADWAY_CALLS,
    timeZone: "America/Mexico_City",
    language: "es",
    locationId: `${locationId}-es`,
  });
  return serve(sandbox.fetch, { port });
}

async function run(settings: Environment): Promise<void> {
  const { SANDBOX_LONGEST: turnsOfLongest, SANDBOX_LOCATION_ID: locationId } = settings;
  const sandbox = createHighLevelSandbox({
    ...commonOf(settings),
    calls: settings.SANDBOX_CALLS,
    timeZone: settings.SANDBOX_TIME_ZONE,
    ...(locationId === undefined ? {} : { locationId }),
    ...(turnsOfLongest === undefined ? {} : { turnsOfLongest }),
  });
  const served = await serve(sandbox.fetch, { port: settings.SANDBOX_PORT });
  const telzino = await serveTelzino(settings);
  const leadway = await serveLeadway(settings);
  const urls = { sandbox: served.url, telzino: telzino?.url, leadway: leadway?.url };
  process.stdout.write(`${JSON.stringify(urls)}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void Promise.all([served.close(), telzino?.close(), leadway?.close()]).then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (settings.SANDBOX_STOP_WITH_PARENT === "1") {
    // A parent that dies without a word closes the pipe all the same.
    process.stdin.on("end", stop).on("close", stop).on("error", stop).resume();
  }
}

const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
const parsed = environment.safeParse(filled);
if (parsed.success) {
  await run(parsed.data).catch((error: unknown) => {
    process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
} else {
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  process.stderr.write(`sandbox: wrong settings\n${lines.join("\n")}\n`);
  process.exitCode = 1;
}
