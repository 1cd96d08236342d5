import { errorIn } from "@/components/query/api-error";
import type { ApiError } from "@/lib/calls/errors";
import { createRowCounter } from "./count-rows";

/** How far a file is: rows so far, of how many. */
export interface Progress {
  rows: number;
  total: number | undefined;
}

interface Saving {
  format: "csv" | "ndjson";
  onProgress: (progress: Progress) => void;
  /** Ends it; what was written is given up. */
  signal: AbortSignal;
}

/** Where a file goes while it is read. */
interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> | void;
  /** The file is whole. */
  finish(): Promise<void> | void;
  giveUp(): Promise<void> | void;
}

/** Only some browsers can write to a file that the reader chose. */
interface FilePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** So many calls are held in memory before they are saved: some ten megabytes. */
const mostInMemory = 5_000;

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  followLink(address, name);
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function followLink(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

function memorySink(name: string): Sink {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: (bytes) => void parts.push(bytes),
    finish: () => saveBlob(new Blob(parts), name),
    giveUp: () => undefined,
  };
}

async function fileSink(handle: FileSystemFileHandle): Promise<Sink> {
  const file = await handle.createWritable();
  return { write: (bytes) => file.write(bytes), finish: () => file.close(), giveUp: () => file.abort() };
}

/** The name that the server gives the file, in full. */
function nameOf(response: Response): string {
  const disposition = response.headers.get("content-disposition") ?? "";
  const [, name = "calls"] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  return decodeURIComponent(name);
}

const unreachable: ApiError = {
  code: "internal",
  message: "The file did not come whole. Check that Callboard's server runs, then try again.",
  retryable: true,
};

async function copy(response: Response, sink: Sink, { format, onProgress, signal }: Saving): Promise<void> {
  const count = createRowCounter(format);
  const total = Number(response.headers.get("x-total-count") ?? Number.NaN);
  const reader = response.body?.getReader();
  let rows = 0;
  try {
    for (;;) {
      const { done = true, value } = (await reader?.read()) ?? {};
      if (done || !value) break;
      await sink.write(value);
      rows = count(value);
      onProgress({ rows, total: Number.isNaN(total) ? undefined : total });
    }
    if (rows < total) throw unreachable;
    await sink.finish();
  } catch (error) {
    await Promise.allSettled([reader?.cancel(), sink.giveUp()]);
    throw signal.aborted ? error : unreachable;
  }
}

/**
 * Saves a file of the API. A small one is read, counted and handed to the browser. A large one goes straight into the
 * file that the reader chose, where the browser can write to it; else it is a plain download, whose progress the
 * browser shows itself: nowhere is it held in memory.
 *
 * @returns `downloading` where the browser goes on by itself
 * @throws ApiError what went wrong, or the signal's reason
 */
export async function saveExport(address: string, saving: Saving): Promise<"saved" | "downloading"> {
  const { signal } = saving;
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : unreachable;
  });
  if (!response.ok) throw errorIn(await response.json().catch(() => undefined)) ?? unreachable;
  const name = nameOf(response);
  if (Number(response.headers.get("x-total-count")) <= mostInMemory) {
    await copy(response, memorySink(name), saving);
    return "saved";
  }
  const { showSaveFilePicker } = window as FilePicker;
  if (!showSaveFilePicker) {
    await response.body?.cancel();
    followLink(address, name);
    return "downloading";
  }
  try {
    const handle = await showSaveFilePicker.call(window, { suggestedName: name });
    await copy(response, await fileSink(handle), saving);
    return "saved";
  } finally {
    // Where no file was chosen, nobody reads on.
    if (!response.bodyUsed) await response.body?.cancel();
  }
}
