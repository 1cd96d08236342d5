"use client";

import { useMemo, useState } from "react";
import { useClosePopover } from "@/components/ui/close-popover";
import { createZoneSearch, describeOffset, listZones } from "@/lib/calls/time/find-zones";
import { ChoicePanel } from "./choice-panel";
import { FindAndChoose } from "./find-and-choose";

interface ZonePanelProps {
  /** The zone in force; undefined where the account's own is not known yet. */
  zone: string | undefined;
  /** Whether the query asks for it; else it is the account's own. */
  chosen: boolean;
  onChange: (zone: string | undefined) => void;
}

const account = "account";

/** The most zones that are listed at once. */
const most = 40;

const nameOf = (zone: string) => zone.replaceAll("_", " ");

/** The zone in which days are days: the account's own, the reader's, or any other. */
export function ZonePanel({ zone, chosen, onChange }: ZonePanelProps) {
  const [text, setText] = useState("");
  const [now] = useState(Date.now);
  const close = useClosePopover();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // What is chosen stands first when the panel opens, and stays where it is.
  const [first] = useState(chosen ? zone : undefined);
  const search = useMemo(
    () => createZoneSearch([...new Set([first ?? own, own, ...listZones()])], now),
    [first, own, now],
  );
  const found = search(text);
  const zones = found.slice(0, most).map((each) => ({
    value: each,
    label: each === own ? `${nameOf(each)} (yours)` : nameOf(each),
    note: describeOffset(each, now),
  }));
  const ofAccount = {
    value: account,
    label: chosen || zone === undefined ? "The account’s own" : `The account’s own: ${nameOf(zone)}`,
  };
  const selected = chosen && zone !== undefined ? zone : account;
  return (
    <div className="w-80 max-w-full">
      <FindAndChoose
        label="Find a time zone"
        placeholder="City, name or offset"
        text={text}
        onText={setText}
        height="max-h-72"
      >
        <ChoicePanel
          label="Time zone"
          mode="single"
          required={false}
          choices={text === "" ? [ofAccount, ...zones] : zones}
          selected={[selected].filter((each) => (each === account ? text === "" : found.includes(each)))}
          empty="No such time zone."
          onChange={([key = selected]) => {
            onChange(key === account ? undefined : key);
            close();
          }}
        />
      </FindAndChoose>
      {found.length > most && (
        <p className="px-2 pt-2 text-xs text-muted">
          {found.length - most} more: type a city, a name such as “eastern”, or an offset such as +2.
        </p>
      )}
    </div>
  );
}
