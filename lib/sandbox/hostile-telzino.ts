import { randomFor } from "./highlevel/random";
import { oddNames, oddTexts, oddValues } from "./hostile-values";

type Random = ReturnType<typeof randomFor>;
type Said = [speaker: string, text: string];

/** Ways to write a transcript, of which the last ones do not say plainly who spoke. */
const shapes = ["list", "text of a list", "timed lines", "lines", "nothing"] as const;
const agents = ["agent", "AGENT", " Agent ", "assistant"];
const callers = ["user", "User", "caller"];

/** The fields of a transcript, with entries that are to be left out among them. */
function writeTranscript(
  { next: random, pick }: Random,
  shape: (typeof shapes)[number],
  said: readonly Said[],
): object {
  const [agent, caller] = [pick(agents), pick(callers)];
  const label = (speaker: string) => (speaker === "agent" ? agent : caller);
  const entries: unknown[] = said.map(([speaker, text], at) => ({
    speaker: label(speaker),
    text,
    ...(random() < 0.8 && { [pick(["timestamp", "created_at"])]: pick([at, String(at), at + 0.5]) }),
    ...(random() < 0.3 && { is_partial: pick([false, "false", null]) }),
  }));
  if (random() < 0.5) entries.splice(1, 0, { speaker: agent, text: "half of", is_partial: true });
  if (random() < 0.5) entries.push(pick([null, 7, "text", []]));
  const end = pick(["\n", "\r\n", "\r"]);
  if (shape === "list") return { transcript_json: entries };
  if (shape === "text of a list") return { transcript_json: JSON.stringify(entries) };
  if (shape === "nothing") return { transcript_json: pick(["{", {}, 7, null]), transcript_text: null };
  const lines = said.map(([speaker, text], at) =>
    shape === "lines" ? `${label(speaker)}: ${text}` : `[${at}.50s] ${label(speaker).trim()}: ${text}`,
  );
  return { transcript_json: pick([[], null, "[]"]), transcript_text: lines.join(end) };
}

/** An organization of Telzino with a few odd calls, which a seed decides, and what was said in each of them. */
export function createHostileTelzino(seed: number, now: number) {
  const dice = randomFor(seed, 1);
  const { next: random, pick } = dice;
  const secret = `telzino-secret-${String(seed).padStart(12, "7")}`;
  const calls = new Map<string, Said[]>();
  const ids = ["agent-one", "agent-two"].slice(0, 1 + Math.floor(random() * 2));
  const rows = Array.from({ length: 2 + Math.floor(random() * 5) }, (_, at) => {
    const id = `call-${at}`;
    const startedAt = now - 60_000 * (1 + Math.floor(random() * 5_000)) - at;
    const shape = pick(shapes);
    const lines = shape === "nothing" ? 0 : 1 + Math.floor(random() * 5);
    const said = Array.from({ length: lines }, (_, turn): Said => [
      random() < 0.5 ? "agent" : "caller",
      `line ${turn} of ${id}`,
    ]);
    calls.set(id, said);
    const iso = new Date(startedAt).toISOString();
    const maybe = (name: string, value: unknown): object =>
      random() < 0.4 ? {} : { [name]: random() < 0.3 ? pick(oddValues) : value };
    return {
      id,
      agent_id: pick(ids),
      call_started_at: pick([iso, iso.replace("Z", "+00:00"), startedAt, String(startedAt)]),
      ...writeTranscript(dice, shape, said),
      ...maybe("call_ended_at", new Date(startedAt + 30_000).toISOString()),
      ...maybe("call_duration", pick(["128", " 12.5 ", -1, 30])),
      ...maybe("room_name", pick(["inbound-room", "outbound-+15550100129", secret, ...oddNames])),
      ...maybe("summary_text", pick([...oddTexts, `**Sentiment:** ${secret}`])),
      ...maybe("session_data", pick([{ caller_id: 15550100129 }, { room_name: secret }, ...oddValues])),
      ...maybe("recording_url", `https://audio.example/${id}?sig=${secret}`),
      [pick(oddNames)]: pick(oddValues),
    };
  });
  const repeats = random() < 0.2;
  const order = pick(["newest", "oldest", "none"]);
  const total = pick([0, 0, 0, 1, 50_000_000, null]);
  const pagination = (length: number) =>
    pick([
      { total: total === null ? null : length + total, totalPages: 1, hasNext: false },
      { total: String(length) },
      { hasNext: "false" },
      pick(oddValues),
    ]);

  const fetch: typeof globalThis.fetch = async (input) => {
    const { pathname, searchParams } = new URL(String(input));
    if (pathname === "/oauth/token") return Response.json({ access_token: secret, expires_in: 3_600 });
    if (pathname === "/v1/agents")
      return Response.json({ data: [...ids.map((id) => ({ id, name: pick(oddNames) })), pick(oddValues)] });
    const [, agent] = /^\/v1\/agents\/([^/]+)\/call-logs$/.exec(pathname) ?? [];
    if (agent === undefined || !ids.includes(agent)) return new Response(null, { status: 404 });
    const own = rows.filter((row) => row.agent_id === agent);
    if (order === "newest") own.reverse();
    if (order === "none") own.sort(() => random() - 0.5);
    const size = Number(searchParams.get("limit"));
    const page = own.slice((Number(searchParams.get("page")) - 1) * size).slice(0, size);
    return Response.json({
      data: repeats ? [...page, ...page] : page,
      pagination: pagination(own.length),
    });
  };
  return { token: secret, fetch, calls };
}
