import "server-only";
import type { Endpoint } from "../http/upstream";
import type { withPreset } from "./settings";

/** Contacts and locations want this one (their reference), unless everything is asked in v3. */
const crmVersion = "2021-07-28";

/** The only one that the reference has for the export of messages. */
const exportVersion = "2021-04-15";

type EndpointSettings = Pick<ReturnType<typeof withPreset>, "locationId" | "apiVersion" | "system">;

/** The endpoints that we use, for one location. Every id is encoded, every parameter is a documented one. */
export function createEndpoints({ locationId, apiVersion, system: { en: system } }: EndpointSettings) {
  const voice = { headers: { Version: apiVersion }, scope: "voice-ai-dashboard.readonly" };
  const crm = { Version: apiVersion === "v3" ? apiVersion : crmVersion };
  const location = encodeURIComponent(locationId);
  return {
    calls: (parameters: Record<string, string>): Endpoint => ({
      ...voice,
      path: "/voice-ai/dashboard/call-logs",
      parameters: { locationId, ...parameters },
    }),
    call: (id: string): Endpoint => ({
      ...voice,
      path: `/voice-ai/dashboard/call-logs/${encodeURIComponent(id)}`,
      parameters: { locationId },
      missing: `This call does not exist (any more) in ${system}.`,
    }),
    agents: (page: number, pageSize: number): Endpoint => ({
      headers: { Version: apiVersion },
      scope: "voice-ai-agents.readonly",
      path: "/voice-ai/agents",
      parameters: { locationId, page: String(page), pageSize: String(pageSize) },
    }),
    contact: (id: string): Endpoint => ({
      headers: crm,
      scope: "contacts.readonly",
      path: `/contacts/${encodeURIComponent(id)}`,
      missing: `This contact does not exist (any more) in ${system}.`,
    }),
    location: (): Endpoint => ({ headers: crm, scope: "locations.readonly", path: `/locations/${location}` }),
    phoneRecords: (parameters: Record<string, string>): Endpoint => ({
      headers: { Version: exportVersion },
      scope: "conversations/message.readonly",
      path: "/conversations/messages/export",
      parameters: { locationId, channel: "Call", ...parameters },
    }),
    recording: (messageId: string): Endpoint => ({
      headers: { Version: apiVersion },
      scope: "conversations/message.readonly",
      accept: "*/*",
      path: `/conversations/messages/${encodeURIComponent(messageId)}/locations/${location}/recording`,
      missing: `There is no recording of this call in ${system}.`,
    }),
  };
}

export type Endpoints = ReturnType<typeof createEndpoints>;
