import type { Speaker } from "./search";

/** The part of a search that says who spoke. */
const speakerPart = /(?<=^|\s)speaker:(?<speaker>caller|agent)(?=\s|$)/giu;

/** Who spoke, as a search asks for it: the last one that it names. */
export function speakerOf(q: string): Speaker | undefined {
  const speaker = [...q.matchAll(speakerPart)].at(-1)?.groups?.speaker?.toLowerCase();
  return speaker === "caller" || speaker === "agent" ? speaker : undefined;
}

/** The same search for what another one said, or for what stands anywhere. */
export function withSpeaker(q: string, speaker: Speaker | undefined): string {
  const rest = q.replace(speakerPart, " ").replace(/\s+/gu, " ").trim();
  return [rest, ...(speaker ? [`speaker:${speaker}`] : [])].join(" ");
}
