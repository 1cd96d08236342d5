import { expect, it } from "vitest";
import { describeTransferAction } from "./transfers";

const transfer = { type: "CALL_TRANSFER", calls: 3, executions: 3 };
const sms = { type: "SMS", calls: 1, executions: 1 };

it("tells the two numbers of transfers apart only where both are shown", () => {
  expect(describeTransferAction({ actions: [sms, transfer], transferReported: 5 })).toContain("was started");
  expect(describeTransferAction({ actions: [sms], transferReported: 5 })).toBe("");
  expect(describeTransferAction({ actions: [transfer] })).toBe("");
});
