import { errorIn } from "@/components/query/api-error";

/** Why the audio does not play, as our server says it: a player is told nothing but that it failed. */
export async function explainFailure(path: string): Promise<string> {
  const unplayable = "This browser could not play the recording. Download it to play it elsewhere.";
  const response = await fetch(path, { headers: { range: "bytes=0-0" } }).catch(() => undefined);
  if (!response) return "The recording could not be loaded. Check your connection, then press play again.";
  if (response.ok) return response.body?.cancel().then(() => unplayable) ?? unplayable;
  const body: unknown = await response.json().catch(() => undefined);
  return errorIn(body)?.message ?? unplayable;
}
