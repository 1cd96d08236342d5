import { NextResponse, type NextRequest } from "next/server";
import { badPathResponse, hasBrokenEscape } from "@/lib/server/http/bad-path";
import {
  contentSecurityPolicy,
  isAllowedHost,
  isServedByHttps,
  securityHeaders,
} from "@/lib/server/http/security";

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
export function proxy(request: NextRequest) {
  if (!isAllowedHost(request.headers.get("host"))) {
    return new NextResponse(
      "This host name is not one of this server's. Set CALLBOARD_URL or CALLBOARD_ALLOWED_HOSTS to allow it.\n",
      { status: 421, headers: securityHeaders },
    );
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Where a reader who has to sign in is led back to.
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = respond(request, headers);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  if (isServedByHttps()) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}
