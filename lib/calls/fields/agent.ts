import { setOf, text } from "./codecs";
import { condition, parameter, several } from "./field";

/** ids of agents, separated by commas; a call has one of them */
export const agent = condition({
  parameters: { agent: parameter(setOf(text("an id")), []) },
  level: "metrics",
  rollup: "agent",
  chip: { label: "Agent", value: (query, names) => several(query.agent.map(names.agent)) },
  facet: true,
  choice: { panel: "own", button: "Agent" },
});

interface NamedAgent {
  id: string;
  name?: string;
  deleted?: boolean;
}

/** An agent by name, else by the end of its id. */
export function describeAgent({ id, name, deleted }: NamedAgent): string {
  return name ?? `${deleted ? "Deleted agent" : "Agent"} (…${id.slice(-6)})`;
}
