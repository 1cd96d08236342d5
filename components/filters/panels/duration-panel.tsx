"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useState, type FormEvent } from "react";
import type { PanelProps } from "@/components/filters/panel-props";
import { countsOf, useFacet } from "@/components/filters/use-facet";
import { useClosePopover } from "@/components/ui/close-popover";
import { parseDuration, speakDuration, writeDuration } from "@/lib/calls/format/duration";
import { describeBand } from "@/lib/calls/fields/duration";
import { bandValue, durationBands, parseBand, type DurationBand } from "@/lib/calls/fields/duration-bands";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

const write = (seconds: number | undefined) => (seconds === undefined ? "" : writeDuration(seconds));

/** No duration is below 0, so that the first band needs no such condition. */
const conditionOf = ({ min, max }: DurationBand) => ({ min: min === 0 ? undefined : min, max });

/** What keeps two texts from being limits; undefined if they are. */
function explainMistake(from: string, to: string): string | undefined {
  const unread = [from, to].find((text) => text.trim() !== "" && parseDuration(text) === undefined);
  if (unread !== undefined)
    return `“${unread.trim()}” is not a duration. Enter one such as 1:30, 90s, 3m or 1h.`;
  const [min, max] = [parseDuration(from), parseDuration(to)];
  return min !== undefined && max !== undefined && min >= max
    ? "Minimum must be less than maximum."
    : undefined;
}

/** The limits in words, so that their units can be seen before they are applied. */
function describeLimits({ min, max }: Pick<PanelProps["query"], "min" | "max">): string {
  const words = [
    min === undefined ? "" : `at least ${speakDuration(min)}`,
    max === undefined ? "" : `less than ${speakDuration(max)}`,
  ].filter((each) => each !== "");
  if (words.length === 0) return "Such as 1:30, 90s, 3m or 1h. A number alone is seconds.";
  const sentence = words.join(" and ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** How long calls last: a band, or at least and less than. */
export function DurationPanel({ query, onChange }: PanelProps) {
  const { min, max } = query;
  const [from, setFrom] = useState(write(min));
  const [to, setTo] = useState(write(max));
  const facet = useFacet("duration", query);
  const counts = countsOf(facet);
  const close = useClosePopover();
  const own = { min: parseDuration(from), max: parseDuration(to) };
  const wrong = explainMistake(from, to);
  const chosen = durationBands.filter((band) => {
    const condition = conditionOf(band);
    return condition.min === (min === 0 ? undefined : min) && condition.max === max;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong !== undefined) return;
    onChange(own);
    close();
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
          className={`min-h-8 text-xs ${wrong === undefined ? "text-muted" : "text-danger-soft-foreground"}`}
          role={wrong === undefined ? undefined : "alert"}
        >
          {wrong ?? describeLimits(own)}
        </p>
        <Button type="submit" size="sm" isDisabled={wrong !== undefined}>
          Apply
        </Button>
      </form>
    </div>
  );
}
