import "server-only";
import { z } from "zod";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import { seeOther } from "@/lib/server/http/form";
import { ownPath } from "@/lib/server/http/own-path";
import { requireSameOrigin } from "@/lib/server/http/same-origin";
import { log } from "@/lib/server/log";
import { askStore } from "@/lib/server/store/ask-store";
import { untilAborted } from "@/lib/server/until-aborted";
import { attempt } from "./attempts";
import { authByProvider } from "./auth";
import { providerId } from "./identity-provider";
import { authHeaders } from "./session";
import { noteSignIn, withNext } from "./sign-in";

/** ms in which the identity provider has to answer. */
const patience = 12_000;

const how = "identity provider";

/** @throws CallboardError `not_found` if there is no identity provider */
function requireProvider(): void {
  if (config().identityProvider) return;
  throw new CallboardError("not_found", "No identity provider is set up. Sign in with a password.");
}

/** Asks better-auth, which asks the provider. @throws CallboardError `bad_request` if the provider does not answer */
async function askProvider(work: () => Promise<Response>): Promise<Response> {
  try {
    return await untilAborted(askStore(undefined, work), AbortSignal.timeout(patience));
  } catch (error) {
    if (error instanceof CallboardError) throw error;
    log.warn({ error }, "The identity provider could not be asked.");
    throw new CallboardError("bad_request", "The identity provider does not answer. Try again later.");
  }
}

/** Leads back to the sign-in, with what went wrong. */
function again(headers: Headers, error: unknown, next?: string | null): Response {
  if (!(error instanceof CallboardError)) throw error;
  return seeOther(headers, { to: withNext("/sign-in", next), message: { error: error.message } });
}

/** `GET /api/sign-in/provider`: leads to the identity provider, and from there back to `next`. */
export async function startAtProvider(request: Request, search: URLSearchParams): Promise<Response> {
  const { headers } = request;
  requireProvider();
  requireSameOrigin(request);
  const next = search.get("next");
  try {
    const body = {
      provider: providerId,
      callbackURL: ownPath(next),
      errorCallbackURL: withNext("/sign-in", next),
    };
    const answer = await askProvider(() =>
      authByProvider(headers).api.signInSocial({ body, headers: authHeaders(headers), asResponse: true }),
    );
    const leads = z.object({ url: z.url({ protocol: /^https?$/ }) }).safeParse(await answer.json());
    if (!leads.success) {
      throw new CallboardError("bad_request", "The identity provider cannot be reached. Try again later.");
    }
    return seeOther(headers, { to: leads.data.url, cookies: answer.headers.getSetCookie() });
  } catch (error) {
    return again(headers, error, next);
  }
}

const unknown =
  "No one is known or invited here by an e-mail address that the identity provider has verified. Ask an owner for an invitation.";

/** Why better-auth has signed no one in, by its own code. */
const refusals: Readonly<Record<string, string>> = {
  access_denied: "The sign-in was cancelled. Try again.",
  account_not_linked: unknown,
  unable_to_create_user: unknown,
};

/** `GET /api/sign-in/callback/oidc`: signs in who comes back from the identity provider. */
export async function returnFromProvider(request: Request, search: URLSearchParams): Promise<Response> {
  const { headers } = request;
  requireProvider();
  let page: string | null = null;
  try {
    return await attempt(headers, how, async () => {
      const options = { params: { id: providerId }, query: Object.fromEntries(search) };
      const answer = await askProvider(() =>
        authByProvider(headers).api.callbackOAuth({
          ...options,
          headers: authHeaders(headers),
          asResponse: true,
        }),
      );
      const leads = new URL(answer.headers.get("location") ?? "/", request.url);
      const cookies = answer.headers.getSetCookie();
      if (cookies.some((cookie) => /callboard\.session_token=[^;]/.test(cookie))) {
        await noteSignIn(headers, answer, how);
        return seeOther(headers, { to: ownPath(`${leads.pathname}${leads.search}`), cookies });
      }
      await noteSignIn(headers, undefined, how);
      page = leads.searchParams.get("next");
      throw new CallboardError(
        "bad_request",
        refusals[leads.searchParams.get("error") ?? ""] ?? "The sign-in did not succeed. Try again.",
      );
    });
  } catch (error) {
    return again(headers, error, page);
  }
}
