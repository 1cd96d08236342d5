// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { parseQuery } from "@/lib/calls/query/query";
import { ChoicesPanel } from "./choices-panel";

const facets = {
  direction: [
    { value: "inbound", label: "Inbound", count: 1204 },
    { value: "outbound", label: "Outbound", count: 0 },
  ],
  status: [{ value: "voicemail", label: "Voicemail", count: 3 }],
  kind: [],
  unreported: { direction: 312, status: 0 },
  notOffered: {},
  coverage: { complete: true, loaded: 1516 },
  notices: [],
};

function open(name: "direction" | "status" | "kind", search = "") {
  const onChange = vi.fn();
  const { query } = parseQuery(new URLSearchParams(search));
  renderInPage(<ChoicesPanel name={name} query={query} onChange={onChange} />, {
    answers: { "/api/facets": facets },
  });
  return onChange;
}
const options = () => screen.getAllByRole("option").map(({ textContent }) => textContent);

it("counts both directions, and says for how many calls none is reported", async () => {
  open("direction");
  await screen.findByText("Not reported for 312 calls");
  expect(options()).toEqual(["Inbound1,204 calls", "Outbound0 calls"]);
});

it("chooses several values in the order of links", async () => {
  const onChange = open("direction", "direction=outbound");
  fireEvent.click(await screen.findByRole("option", { name: /Inbound/ }));
  expect(onChange).toHaveBeenCalledWith({ direction: ["inbound", "outbound"] });
});

it("lists all statuses, and says nothing where all are reported", async () => {
  open("status");
  await screen.findByText("3");
  expect(options().map((text) => text?.replace(/\d.*/, ""))).toEqual([
    "Answered",
    "Voicemail",
    "No answer",
    "Busy",
    "Failed",
  ]);
  expect(screen.queryByText(/Not reported/)).toBeNull();
});

it("says nothing of it where each call has a value", async () => {
  open("kind");
  await screen.findAllByText("0");
  expect(screen.queryByText(/Not reported/)).toBeNull();
});
