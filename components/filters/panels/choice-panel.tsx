"use client";

import { ListBox } from "@heroui/react/list-box";
import type { ReactNode } from "react";

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface ChoicePanelProps {
  label: string;
  choices: Choice[];
  selected: readonly string[];
  /** `single` keeps exactly one; `multiple` any number. */
  mode: "single" | "multiple";
  /** Of `multiple`, the last one cannot be taken away. */
  required?: boolean;
  onChange: (selected: string[]) => void;
}

/** A list to choose from, one or several. What is selected but unknown is listed too, so that it can be taken away. */
export function ChoicePanel({
  label,
  choices,
  selected,
  mode,
  required = mode === "single",
  onChange,
}: ChoicePanelProps) {
  const known = new Set(choices.map(({ value }) => value));
  const unknown = selected
    .filter((value) => !known.has(value))
    .map((value) => ({ value, label: value, icon: undefined }));
  return (
    <ListBox
      aria-label={label}
      selectionMode={mode}
      disallowEmptySelection={required}
      selectedKeys={selected}
      // Else Escape takes back what was chosen before it closes.
      escapeKeyBehavior="none"
      onSelectionChange={(keys) =>
        onChange(keys === "all" ? choices.map(({ value }) => value) : [...keys].map(String))
      }
      renderEmptyState={() => <p className="p-2 text-sm text-muted">Nothing to choose from.</p>}
      className="min-w-52"
    >
      {[...choices, ...unknown].map(({ value, label: text, icon }) => (
        <ListBox.Item key={value} id={value} textValue={text}>
          {icon}
          <span className="break-all">{text}</span>
          <ListBox.ItemIndicator />
        </ListBox.Item>
      ))}
    </ListBox>
  );
}
