import "server-only";

/** Words for the speakers of a call, as upstreams write them in front of what was said. */
const words = {
  agent: [
    "bot",
    "agent",
    "assistant",
    "ai",
    "ai agent",
    "ai assistant",
    "voice agent",
    "virtual assistant",
    "agente",
    "asistente",
  ],
  caller: [
    "human",
    "user",
    "caller",
    "customer",
    "client",
    "cliente",
    "usuario",
    "usuaria",
    "llamante",
    "persona que llama",
  ],
} as const;

export type SpokenBy = keyof typeof words;

const speakers = new Map<string, SpokenBy>(
  (["agent", "caller"] as const).flatMap((speaker) => words[speaker].map((word) => [word, speaker] as const)),
);

/** The words as alternatives of a regular expression, the longest first. */
export const speakerWords = [...speakers.keys()].sort((a, b) => b.length - a.length).join("|");

/** Who speaks under a label, in any case; undefined for any other word. */
export function speakerOf(label: string): SpokenBy | undefined {
  return speakers.get(label.trim().toLowerCase());
}
