import "server-only";
import type { JsonValue } from "@/lib/calls/call";
import { redact, type RedactionRules } from "../redact";

const rules: RedactionRules = {
  // Its keys are the names of the operator's own actions ("Last Name").
  operatorNamed: new Set(["extractedData"]),
  untouched: new Set(["id", "_id", "agentId", "contactId", "messageId", "createdAt", "fromNumber"]),
};

/**
 * A row of HighLevel without credentials. `actionParameters.apiDetails` carries live ones of third parties:
 * `authenticationValue` ("Bearer sk_live_…" in HighLevel's own example) and `headers[].value`.
 */
export function redactRow(row: unknown, known: readonly string[] = []): JsonValue {
  return redact(row, rules, known);
}
