"use client";

import type { Place } from "@/lib/calls/query/place";
import { usePlace } from "@/components/query/place";
import { Button } from "@heroui/react/button";
import { Check, Copy } from "lucide-react";
import { useCopy } from "@/components/ui/use-copy";
import { pinQuery } from "@/lib/calls/query/pin";
import { serializeQuery } from "@/lib/calls/query/query";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface CopyLinkPanelProps {
  query: CallQuery;
  /** The zone and the moment of the list in view; absent while there is none. */
  zone: string | undefined;
  asOf: string | undefined;
}

function addressOf(query: CallQuery, { defaults }: Place): string {
  const search = serializeQuery(query, defaults);
  return window.location.origin + window.location.pathname + (search === "" ? "" : `?${search}`);
}

/** The link to what is in view: one whose range of time rolls on, and one that stays what it is. */
export function CopyLinkPanel({ query, zone, asOf }: CopyLinkPanelProps) {
  const place = usePlace();
  const rolls = !query.from && !query.to;
  return (
    <div className="w-80 max-w-full space-y-4 p-2">
      {rolls && (
        <CopyField
          label="Rolling"
          hint="The same question, asked anew whenever it is opened."
          address={addressOf({ ...query, asOf: undefined }, place)}
        />
      )}
      {zone !== undefined && asOf !== undefined && (
        <CopyField
          label="Pinned"
          hint={`Exactly these days, in ${zone}: what you see now.`}
          address={addressOf(pinQuery({ ...query, asOf: undefined }, zone, Date.parse(asOf)), place)}
        />
      )}
    </div>
  );
}

function CopyField({ label, hint, address }: { label: string; hint: string; address: string }) {
  const { outcome, copy } = useCopy();
  const copied = outcome === "copied";
  return (
    <div className="space-y-1">
      <p className="text-sm font-medium">{label}</p>
      <p className="text-xs text-muted">{hint}</p>
      <div className="flex gap-2">
        <input
          readOnly
          aria-label={`${label} link`}
          value={address}
          onFocus={(event) => event.target.select()}
          className="input h-9 min-w-0 grow rounded-lg border border-separator font-mono text-xs md:h-8"
        />
        <Button
          size="sm"
          variant="secondary"
          className="rounded-lg"
          aria-label={`Copy the ${label.toLowerCase()} link`}
          onPress={() => copy(address)}
        >
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
        </Button>
      </div>
      <p role="status" className="text-xs">
        {outcome === "failed" && "Could not copy. Copy it from the field."}
      </p>
    </div>
  );
}
