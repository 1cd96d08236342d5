import "server-only";
import type { Upstream } from "../http/upstream";
import { failuresOf } from "./failures";
import { presets } from "./presets";
import { fileNames, type HighLevelSettings } from "./settings";

/** HighLevel's API with the token of one sub-account. */
export function createUpstream({
  baseUrl,
  token,
  locationId,
  names = fileNames,
}: HighLevelSettings): Upstream {
  return {
    name: presets.highlevel.label,
    baseUrl,
    settings: { address: names.baseUrl, all: `${names.baseUrl} and ${names.apiVersion}` },
    headers: { Authorization: `Bearer ${token}` },
    secrets: [token, locationId],
    failures: failuresOf(names),
  };
}
