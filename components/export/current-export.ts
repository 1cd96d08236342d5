"use client";

import type { Place } from "@/lib/calls/query/place";
import { useSyncExternalStore } from "react";
import { errorIn } from "@/components/query/api-error";
import { apiAt, type ExportOptions } from "@/lib/calls/query/parts";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { saveExport, type Progress } from "./save-export";

/** How the export of this page stands. */
type ExportState =
  | { step: "ready" }
  | { step: "saving"; progress: Progress | undefined }
  | { step: "saved" | "downloading" }
  | { step: "failed"; message: string };

const ready: ExportState = { step: "ready" };

// Beside the panel, which may be closed and opened again while a long file is written.
let state: ExportState = ready;
let running: AbortController | undefined;
const listeners = new Set<() => void>();

function tell(next: ExportState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The export that is under way, or what came of the last one. */
export const useExportState = (): ExportState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => ready,
  );

/** Begins to save a file; there is one at a time. */
export function startExport(query: CallQuery, options: ExportOptions, place: Place): void {
  running?.abort();
  const own = new AbortController();
  running = own;
  const tellIfOwn = (next: ExportState) => {
    if (running === own) tell(next);
  };
  tell({ step: "saving", progress: undefined });
  saveExport(apiAt(place).exported(query, options), {
    format: options.format,
    onProgress: (progress) => tellIfOwn({ step: "saving", progress }),
    signal: own.signal,
  }).then(
    (step) => tellIfOwn({ step }),
    (error: unknown) => {
      // Cancelled, or no file was chosen.
      if (error instanceof DOMException && error.name === "AbortError") tellIfOwn(ready);
      else
        tellIfOwn({
          step: "failed",
          message: errorIn({ error })?.message ?? "The file could not be written. Choose another place.",
        });
    },
  );
}

/** Ends the export that is under way; what was written is given up. */
export function cancelExport(): void {
  running?.abort();
}

/** What came of the last export is of no interest to who opens the panel anew. */
export function forgetOutcome(): void {
  if (state.step !== "saving") tell(ready);
}
