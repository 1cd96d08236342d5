"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { ToggleButton } from "@heroui/react/toggle-button";
import { useState, type FormEvent } from "react";
import { setOf, text } from "@/lib/calls/query/codecs";
import { weekdayLabels } from "@/lib/calls/query/describe";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { QueryChange } from "@/components/query/use-call-query";

interface MorePanelProps {
  query: CallQuery;
  onChange: (change: QueryChange) => void;
}

const list = setOf(text("a value"));
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const toggled = (values: readonly number[], value: number) =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value].sort((a, b) => a - b);

/** The filters that are wanted less often: contacts, filled data, weekdays and hours. */
export function MorePanel({ query, onChange }: MorePanelProps) {
  const [contacts, setContacts] = useState(list.serialize(query.contact));
  const [fields, setFields] = useState(list.serialize(query.field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ contact: list.parse(contacts) ?? [], field: list.parse(fields) ?? [] });
  };
  return (
    <div className="w-72 space-y-4 p-2">
      <form onSubmit={submit} className="space-y-3">
        <TextField value={contacts} onChange={setContacts}>
          <Label>Contact ids</Label>
          <Input variant="secondary" placeholder="Separated by commas" className="w-full" />
        </TextField>
        <TextField value={fields} onChange={setFields}>
          <Label>Filled extracted data</Label>
          <Input variant="secondary" placeholder="Names, separated by commas" className="w-full" />
        </TextField>
        <Button type="submit" size="sm">
          Apply
        </Button>
      </form>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">Weekday</legend>
        <div className="grid grid-cols-7 gap-1">
          {weekdayLabels.map((label, index) => (
            <ToggleButton
              key={label}
              size="sm"
              aria-label={label}
              className="w-full min-w-0 rounded-md px-0"
              isSelected={query.weekday.includes(index + 1)}
              onChange={() => onChange({ weekday: toggled(query.weekday, index + 1) })}
            >
              {label.slice(0, 2)}
            </ToggleButton>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">Hour of the day</legend>
        <div className="grid grid-cols-8 gap-1">
          {hours.map((hour) => (
            <ToggleButton
              key={hour}
              size="sm"
              aria-label={`${hour}:00 to ${hour + 1}:00`}
              className="w-full min-w-0 rounded-md px-0"
              isSelected={query.hour.includes(hour)}
              onChange={() => onChange({ hour: toggled(query.hour, hour) })}
            >
              {hour}
            </ToggleButton>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
