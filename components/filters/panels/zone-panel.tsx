"use client";

import { ListBox } from "@heroui/react/list-box";
import { SearchField } from "@heroui/react/search-field";
import { useState } from "react";
import { isZone } from "@/lib/calls/fields/zone";

interface ZonePanelProps {
  /** The zone in force; undefined where the account's own is not known yet. */
  zone: string | undefined;
  /** Whether the query asks for it; else it is the account's own. */
  chosen: boolean;
  onChange: (zone: string | undefined) => void;
}

const account = "account";

/** Names in use today of zones that browsers list by older ones. */
const todaysNames = ["Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Yangon", "Europe/Kyiv"];

/** The most zones that are listed at once. */
const most = 60;

/** The zones that begin with what one looks for in their name, or in that of their city. */
function findZones(zones: string[], text: string): string[] {
  const wanted = text.trim().toLowerCase().replaceAll(" ", "_");
  return wanted === "" ? zones : zones.filter((zone) => zone.toLowerCase().includes(wanted));
}

/** The zone in which days are days: the account's own, the reader's, or any other. */
export function ZonePanel({ zone, chosen, onChange }: ZonePanelProps) {
  const [text, setText] = useState("");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [
    ...new Set([
      ...(chosen && zone !== undefined ? [zone] : []),
      own,
      "UTC",
      ...todaysNames.filter(isZone),
      ...Intl.supportedValuesOf("timeZone"),
    ]),
  ];
  const found = findZones(zones, text);
  return (
    <div className="w-72">
      <SearchField aria-label="Find a time zone" value={text} onChange={setText} autoFocus className="mb-2">
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder="City or region" />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      <ListBox
        aria-label="Time zone"
        selectionMode="single"
        selectedKeys={[chosen && zone !== undefined ? zone : account]}
        escapeKeyBehavior="none"
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : [...keys].map(String);
          if (key !== undefined) onChange(key === account ? undefined : key);
        }}
        renderEmptyState={() => <p className="p-2 text-sm text-muted">No such time zone.</p>}
        className="max-h-72 overflow-y-auto"
      >
        {text === "" && (
          <ListBox.Item id={account} textValue="The account's own">
            The account’s own{chosen || zone === undefined ? "" : ` · ${zone}`}
            <ListBox.ItemIndicator />
          </ListBox.Item>
        )}
        {found.slice(0, most).map((each) => (
          <ListBox.Item key={each} id={each} textValue={each}>
            {each.replaceAll("_", " ")}
            {each === own && <span className="text-xs text-muted">yours</span>}
            <ListBox.ItemIndicator />
          </ListBox.Item>
        ))}
      </ListBox>
      {found.length > most && (
        <p className="px-2 pt-2 text-xs text-muted">{found.length - most} more: type a city or region.</p>
      )}
    </div>
  );
}
