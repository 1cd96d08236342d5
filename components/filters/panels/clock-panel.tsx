"use client";

import { ToggleButton } from "@heroui/react/toggle-button";
import { weekdays } from "@/lib/calls/fields/clock";
import type { PanelProps } from "@/components/filters/panel-props";

const hours = Array.from({ length: 24 }, (_, hour) => hour);

const toggled = (values: readonly number[], value: number) =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value].sort((a, b) => a - b);

/** Weekdays and hours. */
export function ClockPanel({ query, onChange }: PanelProps) {
  return (
    <div className="w-72 space-y-4 p-2">
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">Weekday</legend>
        <div className="grid grid-cols-7 gap-1">
          {weekdays.map((label, index) => (
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
