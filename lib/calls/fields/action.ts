import { actionTypes, describeActionType } from "../action-types";
import { setOf, text } from "./codecs";
import { condition, parameter, several } from "./field";

/** An action type, `any` or `none` in words. */
export function describeAction(type: string): string {
  if (type === "any") return "Any action";
  return type === "none" ? "No action" : describeActionType(type).label;
}

/** action types, separated by commas; a call has at least one of them; also `any` and `none` */
export const action = condition({
  parameters: { action: parameter(setOf(text("an action type, any or none")), []) },
  level: "metrics",
  rollup: "action",
  chip: { label: "Action", value: (query) => several(query.action.map(describeAction)) },
  facet: true,
  choice: {
    panel: "choices",
    button: "Action",
    title: "Actions",
    values: ["any", "none", ...actionTypes.map(({ type }) => type)],
    describe: describeAction,
  },
});
