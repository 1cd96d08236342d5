// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ConnectionsContext } from "@/components/query/connections";
import { renderInPage } from "@/components/testing/render";
import type { Call } from "@/lib/calls/call";
import { describeConnections } from "@/lib/calls/connections";
import { bareCall } from "@/lib/testing/bare-call";
import { ActionTimeline } from "./action-timeline";

const connections = describeConnections([
  { slug: "main", name: "North", lacks: ["action"], system: { en: "Telzino", es: "Telzino" } },
]);

const open = (change: Partial<Call>) =>
  renderInPage(
    <ConnectionsContext value={connections}>
      <ActionTimeline call={bareCall("c1", 0, change)} zone="UTC" />
    </ConnectionsContext>,
  );

it("says which system does not offer actions", () => {
  open({ connection: "main" });
  expect(screen.getByText("Not offered by Telzino")).toBeDefined();
});

it("says which connection reported none", () => {
  open({ connection: "other" });
  expect(screen.getByText("North reported no actions of this call.")).toBeDefined();
});

it("tells the time of the transcript where none is reported", () => {
  const turn = { index: 1, speaker: "tool", label: "call_transfer", text: "", start: 91 } as const;
  open({
    actions: [{ type: "CALL_TRANSFER", parameters: {} }],
    transcript: { timing: "exact", turns: [turn] },
  });
  expect(document.body.textContent).toContain("+1:31 in the transcript");
});
