import "server-only";
import type { Upstream } from "../http/upstream";
import { failures } from "./failures";
import { presets } from "./presets";
import type { HighLevelSettings } from "./settings";

/** HighLevel's API with the token of one sub-account. */
export function createUpstream({ baseUrl, token, locationId }: HighLevelSettings): Upstream {
  return {
    name: presets.highlevel.label,
    baseUrl,
    settings: { address: "HIGHLEVEL_BASE_URL", all: "HIGHLEVEL_BASE_URL and HIGHLEVEL_API_VERSION" },
    headers: { Authorization: `Bearer ${token}` },
    secrets: [token, locationId],
    failures,
  };
}
