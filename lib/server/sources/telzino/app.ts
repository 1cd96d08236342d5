import "server-only";
import type { UpstreamApp } from "../source";
import { label } from "./settings";

/** Telzino. The addresses of its dashboard's pages are not documented. */
export const app: UpstreamApp = {
  system: { en: label, es: label },
  documentation: "https://docs.telzino.com/api-reference/call-logs",
  linksOf: () => [],
};
