import "server-only";
import { describeConnections, type ConnectionInfo } from "@/lib/calls/connections";
import { connections } from "../connections";
import type { Grant } from "./reader";

/** What pages know of a reader's connections. Their colours are the same for each reader. */
export function describeGrants(grants: readonly Grant[]): Record<string, ConnectionInfo> {
  const all = describeConnections(
    connections().map(({ slug, name, languages, color, source: { app, lacks } }) => ({
      slug,
      name,
      ...(languages && { languages }),
      ...(color !== undefined && { chosen: color }),
      ...(app && { system: app.system, documentation: app.documentation }),
      ...(lacks && { lacks }),
    })),
  );
  const granted = new Set(grants.map(({ connection }) => connection.slug));
  return Object.fromEntries(Object.entries(all).filter(([slug]) => granted.has(slug)));
}
