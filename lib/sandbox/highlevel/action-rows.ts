import { agentAction } from "./actions";
import type { CallFacts, World } from "./facts";
import type { Random } from "./random";
import type { TimedLine } from "./timing";
import { actionTypes, type ActionRow } from "./wire";

/** The executed actions of a call, in the order of their triggers; the same one may have run twice. */
export function actionRows(
  world: World,
  facts: CallFacts,
  lines: readonly TimedLine[],
  random: Random,
): ActionRow[] {
  const spoken = lines.filter((line) => line.kind === "action");
  return actionTypes
    .filter((_type, index) => (facts.actions & (1 << index)) !== 0)
    .flatMap((type): ActionRow[] => {
      const at = spoken.find((line) => line.type === type)?.start ?? facts.duration * 0.9;
      return random.chance(0.07) && type === "SMS"
        ? [actionRow(world, facts, type, at * 0.8, random), actionRow(world, facts, type, at, random)]
        : [actionRow(world, facts, type, at, random)];
    })
    .sort((left, right) => (left.triggerReceivedAt ?? "").localeCompare(right.triggerReceivedAt ?? ""));
}

function actionRow(
  world: World,
  facts: CallFacts,
  type: ActionRow["actionType"],
  at: number,
  random: Random,
): ActionRow {
  const action = agentAction(world.seed, facts.agent, type);
  const id = random.chance(0.2) ? { _id: action.id } : { actionId: action.id };
  const instant = (seconds: number): string =>
    new Date(facts.startedAt + Math.floor(Math.min(seconds, facts.duration) * 1000)).toISOString();
  const row: ActionRow = { ...id, actionType: type, actionName: action.name };
  if (random.chance(0.3)) row.description = action.description;
  row.actionParameters = action.parameters;
  if (random.chance(0.03)) return row;
  row.triggerReceivedAt = instant(at);
  row.executedAt = instant(at + 0.4 + random.next() * 2.2);
  return row;
}
