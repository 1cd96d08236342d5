import { NextResponse, type NextRequest } from "next/server";
import { badPathResponse, hasBrokenEscape } from "@/lib/server/http/bad-path";
import {
  contentSecurityPolicy,
  isAllowedHost,
  isServedByHttps,
  securityHeaders,
  sharedHeaders,
} from "@/lib/server/http/security";
import { enterSharedPath, readSharedPath, shareHeader } from "@/lib/server/http/shared-path";

/** What Next goes on with. */
function respond(request: NextRequest, requestHeaders: Headers): NextResponse {
  const { pathname } = request.nextUrl;
  if (!hasBrokenEscape(pathname)) return NextResponse.next({ request: { headers: requestHeaders } });
  if (pathname.startsWith("/api/")) {
    const { body, status, headers } = badPathResponse();
    return new NextResponse(body, { status, headers });
  }
  return NextResponse.rewrite(new URL("/not-found", request.url), { request: { headers: requestHeaders } });
}

/** Puts the security headers on every answer, and a fresh nonce for the scripts of each page. */
export async function proxy(request: NextRequest) {
  if (!isAllowedHost(request.headers.get("host"))) {
    return new NextResponse(
      "This host name is not one of this server's. Set CALLBOARD_URL or CALLBOARD_ALLOWED_HOSTS to allow it.\n",
      { status: 421, headers: securityHeaders },
    );
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const shared = readSharedPath(request.nextUrl.pathname);
  const entered = shared && (await enterSharedPath(request, shared));
  const frameHosts = entered?.frameHosts ?? [];
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development", frameHosts);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Where a reader who has to sign in is led back to.
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  if (shared) headers.set(shareHeader, shared.token);
  else headers.delete(shareHeader);
  const response = entered?.answer ?? respond(request, headers);
  const own = shared ? { ...securityHeaders, ...sharedHeaders } : securityHeaders;
  for (const [name, value] of Object.entries(own)) response.headers.set(name, value);
  // Older browsers would refuse the frame by it.
  if (frameHosts.length > 0) response.headers.delete("x-frame-options");
  response.headers.set("content-security-policy", policy);
  if (isServedByHttps()) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}
