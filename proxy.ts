import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy, isAllowedHost, securityHeaders } from "@/lib/server/http/security";

/** Puts the security headers on every answer, and a fresh nonce for the scripts of each page. */
export function proxy(request: NextRequest) {
  if (!isAllowedHost(request.headers.get("host"))) {
    return new NextResponse(
      "This host name is not one of this server's. Set CALLBOARD_ALLOWED_HOSTS to allow it.\n",
      { status: 421, headers: securityHeaders },
    );
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  return response;
}
