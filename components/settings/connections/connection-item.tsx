"use client";

import { useId, useState } from "react";
import { useConnections } from "@/components/query/connections";
import { Button } from "@/components/ui/button";
import { ConnectionDot } from "@/components/ui/connection-dot";
import type { ConnectionSetup } from "@/lib/calls/connection-settings";
import { api } from "@/lib/calls/query/parts";
import { AccessChecks } from "./access-checks";
import { EditForm } from "./edit-form";
import { RemoveForm } from "./remove-form";
import { useAccessTest, useConnectionChange } from "./use-connection-change";

const conditions: Record<ConnectionSetup["condition"], string> = {
  ok: "Connected",
  unreadable: "The credentials cannot be decrypted. Replace them.",
  lost: "The upstream no longer accepts the credentials. Replace them, or connect the account again.",
  hidden: "Not used: the configuration has this account or its slug.",
  removing: "Its calls are being deleted.",
};

const stateOf = ({ condition, paused }: ConnectionSetup) =>
  condition === "ok" && paused ? "Paused" : conditions[condition];

function describe({ system, account, credentials: { kind, hint }, origin }: ConnectionSetup): string {
  const secret = kind === "granted" ? "OAuth" : hint && `credentials end with ${hint}`;
  return [system, account, secret, origin === "configuration" && "from the configuration"]
    .filter(Boolean)
    .join(" · ");
}

/** A connection as it is set up, and what can be done with it. */
export function ConnectionItem({ setup }: { setup: ConnectionSetup }) {
  const id = useId();
  const [open, setOpen] = useState<"edit" | "remove">();
  const pausing = useConnectionChange();
  const test = useAccessTest(setup.slug);
  const color = useConnections()[setup.slug]?.color;
  const { slug, name, condition, paused, origin } = setup;
  const isUsable = condition !== "removing" && condition !== "hidden";
  const end = () => setOpen(undefined);
  return (
    <li>
      <section
        aria-labelledby={id}
        className="flex flex-col gap-3 rounded-xl border border-separator bg-surface p-4 sm:p-5"
      >
        <div>
          <h2 id={id} className="flex items-center gap-2 font-semibold">
            {color !== undefined && <ConnectionDot color={color} />}
            <span className="min-w-0 break-words">{name}</span>
          </h2>
          <p className="text-xs break-words text-muted">{describe(setup)}</p>
          <p role="status" className="mt-1 text-sm">
            {stateOf(setup)}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {isUsable && (
            <>
              <Button variant="secondary" busy={test.isPending} onClick={() => test.mutate()}>
                Test
              </Button>
              <Button
                variant="secondary"
                busy={pausing.isPending}
                onClick={() =>
                  pausing.mutate({ method: "PATCH", path: api.connection(slug), body: { paused: !paused } })
                }
              >
                {paused ? "Resume" : "Pause"}
              </Button>
            </>
          )}
          {origin === "app" && condition !== "removing" && (
            <>
              <Button variant="secondary" aria-expanded={open === "edit"} onClick={() => setOpen("edit")}>
                Edit
              </Button>
              <Button variant="secondary" aria-expanded={open === "remove"} onClick={() => setOpen("remove")}>
                Remove
              </Button>
            </>
          )}
        </div>
        <p role="alert" className="text-sm text-danger-soft-foreground empty:hidden">
          {(pausing.error ?? test.error)?.message}
        </p>
        {test.data && <AccessChecks checks={test.data.checks} />}
        {open === "edit" && <EditForm setup={setup} onEnd={end} />}
        {open === "remove" && <RemoveForm setup={setup} onEnd={end} />}
      </section>
    </li>
  );
}
