"use client";

import { PopoverButton } from "@/components/ui/popover-button";
import { conditionNames, fields, isChosenBy, type ConditionName } from "@/lib/calls/fields/fields";
import type { PanelProps } from "./panel-props";
import { ChoicesPanel, ownPanels, ValuesPanel } from "./panels";

const first: ConditionName[] = [
  "agent",
  "contact",
  "kind",
  "direction",
  "status",
  "action",
  "duration",
  "field",
];
const last: ConditionName[] = ["weekday", "hour"];
const inOrder = new Set([...first, ...conditionNames.filter((name) => !last.includes(name)), ...last]);

/** The first field of each button, in the order of the buttons. */
const buttons = new Map<string, ConditionName>();
for (const name of inOrder) {
  const { choice } = fields[name];
  if (choice.panel !== "typed" && !buttons.has(choice.button)) buttons.set(choice.button, name);
}

function FieldPanel({ name, ...props }: PanelProps & { name: ConditionName }) {
  if (isChosenBy("choices", name)) return <ChoicesPanel name={name} {...props} />;
  if (isChosenBy("values", name)) return <ValuesPanel name={name} {...props} />;
  if (!isChosenBy("own", name)) return null;
  const Panel = ownPanels[name];
  return <Panel {...props} />;
}

/** A button for each filter that is chosen in a panel. */
export function FieldButtons(props: PanelProps) {
  return [...buttons].map(([button, name]) => (
    <PopoverButton key={button} label={button}>
      <FieldPanel name={name} {...props} />
    </PopoverButton>
  ));
}
