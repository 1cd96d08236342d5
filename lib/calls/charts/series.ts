import type { Metrics } from "../answers";
import { describeActionType } from "../action-types";

/** Stroke patterns that can be told apart without their colours. */
const dashes = [undefined, "7 4", "2 3", "10 3 2 3", "4 2", "1 4", "12 4", "8 3 2 3 2 3", "3 6"];

/** How one action type is drawn. */
export interface ActionSeries {
  type: string;
  label: string;
  /** A CSS colour. */
  color: string;
  /** `stroke-dasharray`; undefined is a solid line. */
  dash: string | undefined;
  /** Calls with such an action in all of the time shown. */
  calls: number;
}

/** The action types of the calls, the most frequent first, each with its own colour and pattern. */
export function actionSeries({ actions }: Pick<Metrics, "actions">): ActionSeries[] {
  return actions.map(({ type, calls }, index) => {
    const { short, slug } = describeActionType(type);
    return { type, label: short, color: `var(--action-${slug})`, dash: dashes[index % dashes.length], calls };
  });
}
