import { businesses } from "../highlevel/businesses/index";
import { json } from "../highlevel/http/answers";
import { agentRows } from "./agents";
import { logRow } from "./call-row";
import { agentIdOf, pageOf, type TelzinoWorld } from "./world";

/** An error. Their bodies are not documented, so each kind has another form. */
export const refuse = {
  parameters: (message: string): Response => json({ error: { code: "invalid_parameters", message } }, 400),
  token: (): Response => json({ error: "Invalid or missing token" }, 401),
  missing: (): Response => json({ message: "Not found" }, 404),
};

interface Paging {
  page: number;
  limit: number;
}

/** Reads `page` and `limit`; an answer where a parameter is unknown or wrong. */
function readPaging(search: URLSearchParams, others: readonly string[]): Paging | Response {
  const known = ["page", "limit", ...others];
  const unknown = [...search.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse.parameters(`Unknown parameter ${unknown}`);
  const page = whole(search.get("page") ?? "1");
  const limit = whole(search.get("limit") ?? "50");
  if (page === undefined) return refuse.parameters("page must be a positive integer");
  if (limit === undefined || limit > 100) return refuse.parameters("limit must be between 1 and 100");
  return { page, limit };
}

const whole = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);

function listOf(data: unknown[], total: number, { page, limit }: Paging): Response {
  const totalPages = Math.ceil(total / limit);
  return json({
    data,
    pagination: { page, limit, total, totalPages, hasNext: page < totalPages, hasPrev: page > 1 },
  });
}

/** Answers a request whose token is valid. */
export function answerApi(telzino: TelzinoWorld, request: Request): Response {
  const url = new URL(request.url);
  if (request.method !== "GET") return refuse.missing();
  if (url.pathname === "/v1/agents") return listAgents(telzino, url);
  const [, agentId] = /^\/v1\/agents\/([^/]+)\/call-logs$/.exec(url.pathname) ?? [];
  return agentId === undefined ? refuse.missing() : listLogs(telzino, url, agentId);
}

function listAgents(telzino: TelzinoWorld, url: URL): Response {
  const paging = readPaging(url.searchParams, ["organization_id"]);
  if (paging instanceof Response) return paging;
  const organization = url.searchParams.get("organization_id") ?? telzino.organizationId;
  const rows = organization === telzino.organizationId ? agentRows(telzino) : [];
  const first = (paging.page - 1) * paging.limit;
  return listOf(rows.slice(first, first + paging.limit), rows.length, paging);
}

function listLogs(telzino: TelzinoWorld, url: URL, agentId: string): Response {
  const paging = readPaging(url.searchParams, []);
  if (paging instanceof Response) return paging;
  const agent = businesses.findIndex((_, index) => agentIdOf(telzino.world.seed, index) === agentId);
  if (agent < 0) return refuse.missing();
  const offset = (paging.page - 1) * paging.limit;
  const { total, calls } = pageOf(telzino, agent, { offset, limit: paging.limit });
  return listOf(
    calls.map((facts) => logRow(telzino, facts, url.origin)),
    total,
    paging,
  );
}
