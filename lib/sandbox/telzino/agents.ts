import { businesses } from "../highlevel/businesses/index";
import { uuid } from "../highlevel/identity";
import { agentIdOf, type TelzinoWorld } from "./world";

/** The agent that is no longer active, and the one that records no calls. */
const inactive = 2;
const silent = 3;

/** Whether an agent records its calls. */
export const records = (agent: number): boolean => agent !== silent;

/**
 * What stands in the answers of agents and must not leave them. Each is a credential of its own kind: a header of an MCP
 * server, a header of a webhook, the password of a SIP registration, a key of an integration.
 */
export function plantedSecrets(seed: number): string[] {
  return [1, 2, 3, 4].map((kind) => `planted-${kind}-${uuid(seed, 210, kind).slice(0, 8)}`);
}

type AgentRow = { id: string; name: string } & Record<string, unknown>;

/** The agents that are listed, the oldest first. */
export function agentRows(telzino: TelzinoWorld): AgentRow[] {
  const { deleted } = telzino.settings;
  return businesses.flatMap((_, index) => (deleted.includes(index) ? [] : [agentRow(telzino, index)]));
}

/** An agent. The flag of recordings stands in `config`, or at the top level as in newer answers. */
function agentRow({ world, organizationId }: TelzinoWorld, index: number): AgentRow {
  const [mcp, hook, sip, key] = plantedSecrets(world.seed);
  const business = businesses[index];
  const recording = { enable_recording: records(index) };
  const isNew = index % 2 === 1;
  const created = new Date(Date.UTC(2025, index, 4, 15, 30)).toISOString();
  return {
    id: agentIdOf(world.seed, index),
    organization_id: organizationId,
    name: business?.agentName ?? "",
    description: null,
    greeting_message: `Thanks for calling ${business?.name ?? "us"}.`,
    system_prompt: business?.prompt ?? "",
    agent_type: isNew ? "advanced" : "simple",
    model: "gpt-4o",
    voice_settings: { voice_id: "warm-1", speed: 1 },
    config: { user_timezone: "America/Chicago", inactivity_timeout: 30, ...(isNew ? {} : recording) },
    ...(isNew ? recording : {}),
    extensions: {
      tools: [
        {
          type: "webhook",
          url: `https://hooks.example.com/after-call?token=${hook ?? ""}`,
          headers: { Authorization: `Bearer ${hook ?? ""}` },
        },
      ],
      mcp_servers: [{ url: "https://mcp.example.com", auth_headers: { "X-Api-Key": mcp } }],
    },
    integrations: { calendar: { api_key: key } },
    sip_registration_data: { username: `line-${index}`, password: sip },
    transfer_enabled: true,
    status: index === inactive ? "inactive" : "active",
    is_active: index !== inactive,
    created_at: created,
    updated_at: created,
  };
}
