import type { Metrics } from "../answers";

/** The type of the action that transfers a call. */
const transferAction = "CALL_TRANSFER";

/**
 * What tells the two numbers of transfers apart where a page shows both: an agent can start a transfer that no one
 * answers, and the upstream reports transfers of some calls only.
 */
export function describeTransferAction({
  actions,
  transferReported,
}: Pick<Metrics, "actions" | "transferReported">): string {
  const hasBoth = transferReported !== undefined && actions.some(({ type }) => type === transferAction);
  return hasBoth
    ? ". A call transfer that was started counts here; “Transfer reported” counts what the upstream reports"
    : "";
}
