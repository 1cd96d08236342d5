import { describeActionType } from "../action-types";
import type { Turn } from "../call";

/** The name of a tool as a type of action: both use the same words. */
export const toolType = ({ label }: Turn) => label.trim().toUpperCase();

/** Who speaks, or what happened, in words. */
export function describeEntry(turn: Turn): string {
  switch (turn.speaker) {
    case "agent":
      return "Agent";
    case "caller":
      return "Caller";
    case "tool":
      return turn.label === "tool" ? "Tool" : describeActionType(toolType(turn)).label;
    case "system":
      return turn.label.toLowerCase() === "system" ? "System" : `System: ${turn.label}`;
  }
}
