import { admit, type Scope } from "./admission";
import { invalid, refuse } from "./answers";
import { getCall, getRecording, listCalls } from "./calls";
import { exportMessages } from "./messages";
import { getAgent, getContact, getLocation, listAgents } from "./names";
import type { Upstream } from "./upstream";

interface Route {
  path: RegExp;
  scope: Scope;
  answer(upstream: Upstream, asked: { request: Request; url: URL; parts: readonly string[] }): Response;
}

const routes: readonly Route[] = [
  {
    path: /^\/voice-ai\/dashboard\/call-logs\/?$/,
    scope: "voice-ai-dashboard.readonly",
    answer: (upstream, { url }) => listCalls(upstream, url),
  },
  {
    path: /^\/voice-ai\/dashboard\/call-logs\/([^/]+)$/,
    scope: "voice-ai-dashboard.readonly",
    answer: (upstream, { url, parts: [id = ""] }) => getCall(upstream, url, id),
  },
  {
    path: /^\/voice-ai\/dashboard\/[^/]+$/,
    scope: "voice-ai-dashboard.readonly",
    // There is no `/voice-ai/dashboard/agents`, and it is no 404 either (contract 2).
    answer: (_upstream, { url }) => {
      throw invalid([`${url.pathname} is not a valid resource`]);
    },
  },
  {
    path: /^\/voice-ai\/agents\/?$/,
    scope: "voice-ai-agents.readonly",
    answer: (upstream, { url }) => listAgents(upstream, url),
  },
  {
    path: /^\/voice-ai\/agents\/([^/]+)$/,
    scope: "voice-ai-agents.readonly",
    answer: (upstream, { url, parts: [id = ""] }) => getAgent(upstream, url, id),
  },
  {
    path: /^\/contacts\/([^/]+)$/,
    scope: "contacts.readonly",
    answer: (upstream, { parts: [id = ""] }) => getContact(upstream, id),
  },
  {
    path: /^\/locations\/([^/]+)$/,
    scope: "locations.readonly",
    answer: (upstream, { parts: [id = ""] }) => getLocation(upstream, id),
  },
  {
    path: /^\/conversations\/messages\/export$/,
    scope: "conversations/message.readonly",
    answer: (upstream, { url }) => exportMessages(upstream, url),
  },
  {
    path: /^\/conversations\/messages\/([^/]+)\/locations\/([^/]+)\/recording$/,
    scope: "conversations/message.readonly",
    answer: (upstream, { request, parts: [messageId = "", locationId = ""] }) =>
      getRecording(upstream, request, messageId, locationId),
  },
];

/** Answers a request to the API; throws a `Refusal`. Voice AI calls have no `/transcription` (contract 3). */
export function answerApi(upstream: Upstream, request: Request): Response {
  const url = new URL(request.url);
  for (const { path, scope, answer } of routes) {
    const match = path.exec(url.pathname);
    if (match === null || request.method !== "GET") continue;
    admit(request, scope, upstream.account);
    return answer(upstream, { request, url, parts: match.slice(1).map(decodePart) });
  }
  throw refuse(404, `Cannot ${request.method} ${url.pathname}`);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refuse(400, "Bad Request");
  }
}
