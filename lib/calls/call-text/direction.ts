import type { Call, Direction, PhoneStatus } from "../call";
import { describeAgent } from "../fields/agent";
import { describeDirectionValue } from "../fields/direction";

/** Where what is said of a call by telephone is from. */
export const sourceNotes: Record<PhoneStatus["source"], string> = {
  reported: "reported by the phone system",
  inferred: "inferred from the room’s name",
};

/** A direction in words, where it is from, and both in a few words for those who hear it. */
export function describeDirection({ value, source }: Direction): {
  label: string;
  note: string;
  spoken: string;
} {
  const label = describeDirectionValue(value);
  return { label, note: sourceNotes[source], spoken: source === "inferred" ? `${label}, inferred` : label };
}

type Parties = Pick<Call, "agent" | "contact" | "fromNumber" | "direction">;

/** The number of a call by what it is: of an outbound call the upstream does not say whose it is. */
export const numberTerm = ({ direction }: Parties): string =>
  direction?.value === "outbound" ? "Number" : "Caller";

/**
 * Who called whom; undefined if the direction is not known.
 * @param caller the contact or the number that a call shows
 */
export function whoCalledWhom({ agent, contact, direction }: Parties, caller: string): string | undefined {
  if (!direction) return undefined;
  const name = agent ? describeAgent(agent) : "the agent";
  if (direction.value === "inbound") return `${caller} called ${name}`;
  const whom = contact?.name;
  return `${agent ? name : "The agent"} ${whom === undefined ? "made this call" : `called ${whom}`}`;
}
