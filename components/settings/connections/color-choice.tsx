import { ConnectionDot } from "@/components/ui/connection-dot";
import { colors } from "@/lib/calls/connections";

/** The colours of a connection, of which one is chosen, or none. */
export function ColorChoice({ chosen }: { chosen: number | undefined }) {
  const choice = "flex items-center gap-2 rounded-lg px-2 py-1 text-sm has-checked:bg-default";
  return (
    <fieldset className="space-y-1">
      <legend className="label">Colour</legend>
      <div className="flex flex-wrap gap-1">
        <label className={choice}>
          <input type="radio" name="color" value="" defaultChecked={chosen === undefined} />
          Automatic
        </label>
        {Array.from({ length: colors }, (_, index) => index + 1).map((color) => (
          <label key={color} className={choice}>
            <input type="radio" name="color" value={color} defaultChecked={chosen === color} />
            <ConnectionDot color={`var(--connection-${color})`} />
            <span className="sr-only">Colour {color}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
