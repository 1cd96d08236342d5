import { recordingAnswer } from "../highlevel/http/recording";
import { callIdOf, type CallFacts } from "../highlevel/facts";
import { mix } from "../highlevel/random";
import type { TelzinoWorld } from "./world";

const store = "/audio-store/";

/** A signature that follows from what it signs: another time has another signature. */
function sign(seed: number, file: string, until: string): string {
  const codes = [...`${file}\n${until}`].map((letter) => letter.charCodeAt(0));
  return [1, 2, 3, 4]
    .map((part) =>
      mix(seed, part, ...codes)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("");
}

/** A signed address of the audio of a call, which ends. */
export function recordingUrl(
  { world, now, recordingLifetime, recordingHost }: TelzinoWorld,
  facts: CallFacts,
  host: string,
): string {
  const file = `${callIdOf(world, facts)}.wav`;
  const until = String(now() + recordingLifetime);
  const url = new URL(`${store}${file}`, recordingHost ?? host);
  url.searchParams.set("X-Amz-Expires", until);
  url.searchParams.set("X-Amz-Signature", sign(world.seed, file, until));
  return url.href;
}

const refuse = (status: number, code: string): Response =>
  new Response(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`, {
    status,
    headers: { "content-type": "application/xml" },
  });

/** Answers for the store of recordings, which is another service than the API; undefined for other paths. */
export function answerStore(telzino: TelzinoWorld, request: Request): Response | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (!pathname.startsWith(store)) return undefined;
  const { world, zone, catalogue, now, settings } = telzino;
  // As stores do: a signed address and a token are two credentials.
  if (request.headers.has("authorization")) return refuse(400, "InvalidArgument");
  const file = pathname.slice(store.length);
  const until = searchParams.get("X-Amz-Expires") ?? "";
  if (searchParams.get("X-Amz-Signature") !== sign(world.seed, file, until)) {
    return refuse(403, "SignatureDoesNotMatch");
  }
  if (Number(until) <= now()) return refuse(403, "AccessDenied");
  const facts = catalogue.find(file.replace(/\.wav$/, ""));
  if (facts === undefined) return refuse(404, "NoSuchKey");
  const answer = recordingAnswer(world, zone, facts, request.headers.get("range"), settings.recordings);
  answer.headers.set("etag", `"${mix(world.seed, 203, facts.key).toString(16)}"`);
  return answer;
}
