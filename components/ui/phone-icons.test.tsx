// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { Call } from "@/lib/calls/call";
import { bareCall } from "@/lib/testing/bare-call";
import { PhoneIcons } from "./phone-icons";

const open = (change: Partial<Call>) => renderInPage(<PhoneIcons call={bareCall("call-1", 0, change)} />);
const said = () => document.body.textContent;
const pictures = () => document.querySelectorAll("svg[aria-hidden=true]").length;

it("says the direction and that it is inferred to those who do not see it", () => {
  open({ direction: { value: "outbound", source: "inferred" } });
  expect(screen.getByTitle("Outbound, inferred")).toBeDefined();
  expect([said(), pictures()]).toEqual(["Outbound, inferred", 1]);
});

it("shows what became of a call that was not answered", () => {
  open({
    direction: { value: "inbound", source: "reported" },
    phoneStatus: { value: "voicemail", source: "reported" },
  });
  expect([said(), pictures()]).toEqual(["InboundVoicemail", 2]);
});

it.each(["answered", "canceled", "constructor"])("is quiet about the status %s", (value) => {
  open({ phoneStatus: { value, source: "reported" } });
  expect([said(), pictures()]).toEqual(["", 0]);
});

it("shows nothing of what is not reported", () => {
  open({});
  expect([said(), pictures()]).toEqual(["", 0]);
});
