import { oneOf, setOf } from "./codecs";
import { condition, parameter, several } from "./field";

/** What the phone system says that became of a call. */
export const phoneStatuses = ["answered", "voicemail", "no-answer", "busy", "failed"] as const;

export type KnownPhoneStatus = (typeof phoneStatuses)[number];

const labels: Record<KnownPhoneStatus, string> = {
  answered: "Answered",
  voicemail: "Voicemail",
  "no-answer": "No answer",
  busy: "Busy",
  failed: "Failed",
};

/** A phone status in words: those that are not known as the upstream writes them. */
export function describeStatus(value: string): string {
  const known = phoneStatuses.find((each) => each === value);
  return known === undefined ? value : labels[known];
}

/** phone status as reported: `answered` `voicemail` `no-answer` `busy` `failed`, separated by commas */
export const status = condition({
  parameters: { status: parameter(setOf(oneOf(phoneStatuses)), []) },
  level: "metrics",
  rollup: "phone",
  chip: { label: "Phone status", value: (query) => several(query.status.map(describeStatus)) },
  facet: true,
  choice: {
    panel: "choices",
    button: "Phone status",
    title: "Phone status",
    values: phoneStatuses,
    describe: describeStatus,
  },
});
