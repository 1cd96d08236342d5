import "server-only";
import type { Endpoint } from "../http/upstream";

/** Rows of a page: the documented maximum. */
export const pageSize = 100;

const pages = (page: number, limit = pageSize) => ({ page: String(page), limit: String(limit) });

/** Where tokens are fetched: not below `/v1`. */
export const tokenEndpoint: Endpoint = { path: "/oauth/token", scope: "" };

/** The endpoints that we use. Every id is encoded, every parameter is a documented one. */
export const endpoints = {
  agents: (page: number, organizationId: string | undefined): Endpoint => ({
    path: "/v1/agents",
    parameters: {
      ...pages(page),
      ...(organizationId !== undefined && { organization_id: organizationId }),
    },
    scope: "",
  }),
  calls: (agentId: string, page: number, limit: number): Endpoint => ({
    path: `/v1/agents/${encodeURIComponent(agentId)}/call-logs`,
    parameters: pages(page, limit),
    scope: "",
    missing: "This agent does not exist in Telzino.",
  }),
};
