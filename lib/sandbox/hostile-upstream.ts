import { randomFor } from "./highlevel/random";
import { oddNames, oddTexts, oddValues } from "./hostile-values";

/** Pairs of words for the two speakers, and how a line is written. */
const dresses = [
  ["bot:", "human:"],
  ["bot:", "user:"],
  ["BOT :", "Caller :"],
  ["**Agent:** ", "**Customer:** "],
  ["[00:01] assistant: ", "[00:01] user: "],
  ["- AI： ", "- Human： "],
  ["Agente: ", "Cliente: "],
  ["Assistant (Ava): ", "Caller (Jo): "],
  ["Ava: ", "Maria: "],
  ["", ""],
] as const;

/** An upstream with a few odd calls, which a seed decides, and what was said in each of those that can be read. */
export function createHostileUpstream(seed: number, now: number) {
  const { next: random, pick } = randomFor(seed, 0);
  const token = `pit-0a1b2c3d-4e5f-4a6b-8c7d-${String(seed).padStart(12, "9")}`;
  const calls = new Map<string, [string, string][]>();
  const rows = Array.from({ length: 2 + Math.floor(random() * 5) }, (_, at) => {
    const id = `call-${at}`;
    const startedAt = now - 60_000 * (1 + Math.floor(random() * 5_000)) - at;
    const turns = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, turn): [string, string] => [
      random() < 0.5 ? "agent" : "caller",
      `line ${turn} of ${id}${random() < 0.2 ? "\nand more" : ""}`,
    ]);
    calls.set(id, turns);
    const [agent, caller] = pick(dresses);
    const end = pick(["\n", "\r\n", "\r", "\n\n"]);
    const maybe = (name: string, value: unknown): object =>
      random() < 0.4 ? {} : { [name]: random() < 0.3 ? pick(oddValues) : value };
    return {
      id: random() < 0.5 ? id : undefined,
      _id: id,
      createdAt: pick([startedAt, new Date(startedAt).toISOString(), String(startedAt)]),
      at: startedAt,
      transcript: turns.map(([who, text]) => `${who === "agent" ? agent : caller}${text}${end}`).join(""),
      ...maybe("duration", pick(["128", " 12.5 ", -1, 30])),
      ...maybe("trialCall", pick([false, true, "true"])),
      ...maybe("fromNumber", pick([15550100129, "+15550100129", token])),
      ...maybe("agentId", pick([...oddNames, token])),
      ...maybe("contactId", pick(oddNames)),
      ...maybe("summary", pick([...oddTexts, `It is ${token}.`])),
      ...maybe("executedCallActions", [
        { actionType: pick(oddNames), actionName: pick(oddTexts), actionParameters: pick(oddValues) },
        pick(oddValues),
      ]),
      ...maybe(
        "extractedData",
        Object.fromEntries([
          [pick(oddNames), pick(oddValues)],
          [token, token],
        ]),
      ),
      ...maybe("messageId", pick(oddNames)),
      [pick(oddNames)]: pick(oddValues),
    };
  });
  const repeats = random() < 0.2;
  const lie = pick([0, 0, 0, 1, 50_000_000, null]);
  const shuffled = random() < 0.2;

  const fetch: typeof globalThis.fetch = async (input) => {
    const { pathname, searchParams } = new URL(String(input));
    if (!pathname.endsWith("/call-logs")) return new Response(null, { status: 404 });
    const asked = (name: string, absent: number) => Number(searchParams.get(name) ?? absent);
    const inside = rows.filter(({ at }) => at >= asked("startDate", 0) && at <= asked("endDate", now));
    inside.sort((a, b) => (searchParams.get("sort") === "ascend" ? a.at - b.at : b.at - a.at));
    if (shuffled) inside.reverse();
    const size = asked("pageSize", 10);
    const page = inside.slice((asked("page", 1) - 1) * size, asked("page", 1) * size);
    const sent = repeats ? [...page, ...page] : page;
    return Response.json({
      callLogs: sent.map(({ at: _, ...row }) => row),
      total: lie === null ? null : inside.length + lie,
    });
  };
  return { token, fetch, calls };
}
