"use client";

import { ListBox } from "@heroui/react/list-box";
import { Text } from "react-aria-components/Text";
import type { ReactNode } from "react";
import { useLocale } from "@/components/ui/locale";
import { formatCount } from "@/lib/calls/format/number";

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
  /** How many calls have it; absent where that is not known. */
  count?: number | undefined;
  /** At the end of its line. */
  note?: string;
}

interface ChoicePanelProps {
  label: string;
  choices: Choice[];
  selected: readonly string[];
  /** `single` keeps exactly one; `multiple` any number. */
  mode: "single" | "multiple";
  /** Of `multiple`, the last one cannot be taken away. */
  required?: boolean;
  /** Keeps a place for counts, also while there are none. */
  counted?: boolean;
  empty?: string;
  onChange: (selected: string[]) => void;
}

/** A list to choose from, one or several. What is selected but unknown is listed too, so that it can be taken away. */
export function ChoicePanel({
  label,
  choices,
  selected,
  mode,
  required = mode === "single",
  counted = false,
  empty = "Nothing to choose from.",
  onChange,
}: ChoicePanelProps) {
  const locale = useLocale();
  const known = new Set(choices.map(({ value }) => value));
  const unknown: Choice[] = selected
    .filter((value) => !known.has(value))
    .map((value) => ({ value, label: value }));
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
      renderEmptyState={() => <p className="p-2 text-sm text-muted">{empty}</p>}
      className={counted ? "min-w-64" : "min-w-52"}
    >
      {[...choices, ...unknown].map(({ value, label: text, icon, count, note }) => (
        <ListBox.Item key={value} id={value} textValue={text}>
          {icon}
          <Text slot="label" className={count === 0 ? "break-all text-muted" : "break-all"}>
            {text}
          </Text>
          {counted && (
            <Text slot="description" className="ms-auto min-w-8 ps-2 text-end text-xs text-muted">
              {count !== undefined && formatCount(count, locale)}
              {count !== undefined && <span className="sr-only"> calls</span>}
            </Text>
          )}
          {note !== undefined && (
            <Text slot="description" className="ms-auto shrink-0 ps-2 text-xs text-muted tabular-nums">
              {note}
            </Text>
          )}
          <ListBox.ItemIndicator />
        </ListBox.Item>
      ))}
    </ListBox>
  );
}
