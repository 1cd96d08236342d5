import { oneOf } from "./codecs";
import { parameter, presentation } from "./field";

export const sorts = ["startedAt", "-startedAt", "duration", "-duration"] as const;
export type Sort = (typeof sorts)[number];

/** `startedAt` or `duration`, with `-` in front for descending; `-startedAt` by default */
export const sort = presentation({
  parameters: { sort: parameter(oneOf(sorts), "-startedAt") },
});
