import { MarkTip, type TipLine } from "./mark-tip";
import type { SpanChoice as Choice } from "./use-span-choice";

/** What can be done with columns next to each other. */
export interface SpanChooser {
  /** In words: the head of the tip and its lines. */
  describe: (one: number, other: number) => { title: string; lines: readonly TipLine[] };
  onChoose: (one: number, other: number) => void;
  /** How it is done without a pointer, for those who cannot see the chart. */
  hint: string;
}

interface SpanChoiceProps {
  choice: Choice | undefined;
  count: number;
  chooser: SpanChooser;
}

const advice = {
  touch: "Let go to show it",
  pointer: "Let go to show it, Escape to give up",
  keys: "Enter shows it, Escape gives up",
};

/** The columns that are being chosen, and what they stand for. */
export function SpanChoice({ choice, count, chooser }: SpanChoiceProps) {
  const said = choice && chooser.describe(choice.anchor, choice.head);
  const [first, last] = choice
    ? [Math.min(choice.anchor, choice.head), Math.max(choice.anchor, choice.head)]
    : [0, 0];
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {choice?.by === "keys" && said && `${said.title}, ${said.lines.map(({ text }) => text).join(", ")}`}
      </p>
      {choice && said && (
        <>
          <div
            aria-hidden="true"
            data-chosen
            style={{ left: `${(first / count) * 100}%`, right: `${(1 - (last + 1) / count) * 100}%` }}
            className="pointer-events-none absolute inset-y-0 border-x-2 border-accent bg-accent/15"
          />
          <MarkTip
            first={first}
            last={last}
            count={count}
            title={said.title}
            lines={[...said.lines, { text: advice[choice.by] }]}
          />
        </>
      )}
    </>
  );
}
