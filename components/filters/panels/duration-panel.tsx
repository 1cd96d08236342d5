"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useState, type FormEvent } from "react";
import type { PanelProps } from "@/components/filters/panel-props";
import { countsOf, useFacet } from "@/components/filters/use-facet";
import { parseDuration, writeDuration } from "@/lib/calls/format/duration";
import { describeBand } from "@/lib/calls/fields/duration";
import { bandValue, durationBands, parseBand, type DurationBand } from "@/lib/calls/fields/duration-bands";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

const write = (seconds: number | undefined) => (seconds === undefined ? "" : writeDuration(seconds));

/** No duration is below 0, so that the first band needs no such condition. */
const conditionOf = ({ min, max }: DurationBand) => ({ min: min === 0 ? undefined : min, max });

/** How long calls last: a band, or at least and less than. */
export function DurationPanel({ query, onChange }: PanelProps) {
  const { min, max } = query;
  const [from, setFrom] = useState(write(min));
  const [to, setTo] = useState(write(max));
  const facet = useFacet("duration", query);
  const counts = countsOf(facet);
  const wrong = [from, to].some((text) => text.trim() !== "" && parseDuration(text) === undefined);
  const chosen = durationBands.filter((band) => {
    const condition = conditionOf(band);
    return condition.min === (min === 0 ? undefined : min) && condition.max === max;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChange({ min: parseDuration(from), max: parseDuration(to) });
  };
  const choose = ([value]: string[]) => {
    const band = conditionOf(parseBand(value ?? ""));
    setFrom(write(band.min));
    setTo(write(band.max));
    onChange(band);
  };
  return (
    <div className="w-72">
      <ChoicePanel
        label="Bands of duration"
        mode="single"
        required={false}
        counted
        choices={durationBands.map((band) => ({
          value: bandValue(band),
          label: describeBand(conditionOf(band)).replace(/^under/, "Under"),
          count: counts?.(bandValue(band)),
        }))}
        selected={chosen.map(bandValue)}
        onChange={choose}
      />
      <FacetNote facet={facet} />
      <form onSubmit={submit} className="mt-2 space-y-3 border-t border-separator p-2 pt-3">
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
    </div>
  );
}
