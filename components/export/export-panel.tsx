"use client";

import { usePlace } from "@/components/query/place";
import { useEffect, useState, type ComponentProps, type ReactNode } from "react";
import { useFacet } from "@/components/filters/use-facet";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { countOf } from "@/lib/calls/format/number";
import { tableColumns, extractedColumn } from "@/lib/calls/fields/columns";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { cancelExport, forgetOutcome, startExport, useExportState } from "./current-export";
import { SaveProgress } from "./save-progress";

interface ExportPanelProps {
  query: CallQuery;
  /** How many calls there are; absent until it is known. */
  total: number | undefined;
}

/** A file of all calls of the query: which form it has, and what of the calls. */
export function ExportPanel({ query, total }: ExportPanelProps) {
  const locale = useLocale();
  const place = usePlace();
  const [format, setFormat] = useState<"csv" | "ndjson">("csv");
  const [everything, setEverything] = useState(false);
  const [transcript, setTranscript] = useState(false);
  const { values: fields = [] } = useFacet("field", query);
  const state = useExportState();
  useEffect(() => forgetOutcome, []);
  const table = format === "csv";
  const shown = new Set([
    ...tableColumns.map(({ id }) => id),
    ...query.columns,
    ...fields.map(({ value }) => extractedColumn(value)),
  ]);
  const save = () =>
    startExport(
      everything ? { ...query, columns: [...shown] } : query,
      {
        format,
        transcript: table ? transcript : true,
      },
      place,
    );
  return (
    <div className="w-80 max-w-full space-y-4 p-2 text-sm">
      <Choices legend="Format">
        <Choice type="radio" name="format" checked={table} onChange={() => setFormat("csv")}>
          Table (CSV), for spreadsheets
        </Choice>
        <Choice type="radio" name="format" checked={!table} onChange={() => setFormat("ndjson")}>
          Whole calls (NDJSON), for programs
        </Choice>
      </Choices>
      <Choices legend="Columns" disabled={!table}>
        <Choice type="radio" name="columns" checked={!everything} onChange={() => setEverything(false)}>
          As on this page
        </Choice>
        <Choice type="radio" name="columns" checked={everything} onChange={() => setEverything(true)}>
          All, with each name of extracted data
        </Choice>
        <Choice
          type="checkbox"
          checked={transcript || !table}
          onChange={(event) => setTranscript(event.target.checked)}
        >
          With the transcript
        </Choice>
      </Choices>
      {state.step === "saving" ? (
        <SaveProgress progress={state.progress} onCancel={cancelExport} />
      ) : (
        <div className="flex min-h-9 items-center gap-3">
          <Button variant="primary" onClick={save}>
            Download
          </Button>
          <span className="text-muted">{total !== undefined && countOf(total, "call", locale)}</span>
        </div>
      )}
      <p role="status" className="text-xs text-muted empty:hidden">
        {state.step === "saved" && "The file is there."}
        {state.step === "downloading" && "The browser downloads it, and shows how far it is."}
      </p>
      <p role="alert" className="text-danger-soft-foreground empty:hidden">
        {state.step === "failed" && state.message}
      </p>
    </div>
  );
}

function Choices({
  legend,
  disabled,
  children,
}: {
  legend: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <fieldset disabled={disabled} className="space-y-1 disabled:text-muted">
      <legend className="mb-1 font-medium">{legend}</legend>
      {children}
    </fieldset>
  );
}

function Choice({ children, ...input }: ComponentProps<"input">) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input className="size-4 accent-accent" {...input} />
      {children}
    </label>
  );
}
