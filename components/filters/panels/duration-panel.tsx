"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useState, type FormEvent } from "react";
import { writeDuration, parseDuration } from "@/lib/calls/format/duration";
import type { QueryChange } from "@/components/query/use-call-query";

interface DurationPanelProps {
  min: number | undefined;
  max: number | undefined;
  onChange: (change: QueryChange) => void;
}

const bands = [
  { label: "Under 0:30", min: undefined, max: 30 },
  { label: "0:30 to 2:00", min: 30, max: 120 },
  { label: "2:00 to 5:00", min: 120, max: 300 },
  { label: "5:00 or longer", min: 300, max: undefined },
];

const write = (seconds: number | undefined) => (seconds === undefined ? "" : writeDuration(seconds));

/** How long calls last: at least, and less than. */
export function DurationPanel({ min, max, onChange }: DurationPanelProps) {
  const [from, setFrom] = useState(write(min));
  const [to, setTo] = useState(write(max));
  const wrong = [from, to].some((text) => text.trim() !== "" && parseDuration(text) === undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChange({ min: parseDuration(from), max: parseDuration(to) });
  };
  return (
    <form onSubmit={submit} className="w-64 space-y-3 p-2">
      <div className="flex flex-wrap gap-1.5">
        {bands.map((band) => (
          <Button
            key={band.label}
            size="sm"
            variant={band.min === min && band.max === max ? "secondary" : "outline"}
            className="rounded-lg"
            onPress={() => {
              setFrom(write(band.min));
              setTo(write(band.max));
              onChange({ min: band.min, max: band.max });
            }}
          >
            {band.label}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <TextField value={from} onChange={setFrom}>
          <Label>At least</Label>
          <Input variant="secondary" placeholder="0:30" className="w-full" />
        </TextField>
        <TextField value={to} onChange={setTo}>
          <Label>Less than</Label>
          <Input variant="secondary" placeholder="5:00" className="w-full" />
        </TextField>
      </div>
      <p
        className={`text-xs ${wrong ? "text-danger-soft-foreground" : "text-muted"}`}
        role={wrong ? "alert" : undefined}
      >
        {wrong
          ? "Write minutes and seconds, such as 1:30, or seconds, such as 90."
          : "Minutes and seconds, such as 1:30."}
      </p>
      <Button type="submit" size="sm" isDisabled={wrong}>
        Apply
      </Button>
    </form>
  );
}
