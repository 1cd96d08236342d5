import "server-only";
import type { UpstreamApp } from "../source";
import type { withPreset } from "./settings";

type AppSettings = Pick<ReturnType<typeof withPreset>, "system" | "documentation" | "appHost" | "locationId">;

/**
 * The app of HighLevel or of a white-label. The page of a contact has an address by its id. That of one agent changed
 * between versions of the app, so the link leads to the list of agents; conversations have ids that calls do not hold.
 * What is deleted has no page.
 */
export function createApp({ system, documentation, appHost, locationId }: AppSettings): UpstreamApp {
  const location = `https://${appHost}/v2/location/${encodeURIComponent(locationId)}`;
  return {
    system,
    documentation,
    linksOf: ({ agent, contact }) => [
      ...(contact?.id === undefined || contact.deleted
        ? []
        : [
            {
              about: "contact" as const,
              href: `${location}/contacts/detail/${encodeURIComponent(contact.id)}`,
            },
          ]),
      ...(agent && !agent.deleted
        ? [{ about: "agents" as const, href: `${location}/ai-agents/voice-ai` }]
        : []),
    ],
  };
}
