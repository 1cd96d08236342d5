import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import { visitShare, type Visit } from "@/lib/server/shares/visit-share";

/** The header in which a page learns that it belongs to a share: its token. What a client sends under it is dropped. */
export const shareHeader = "x-callboard-share";

/** The token in the path of a share, and what follows it. */
export function readSharedPath(pathname: string): { token: string; rest: string } | undefined {
  const [, token, rest = ""] = /^\/s\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  return token === undefined ? undefined : { token, rest };
}

const notFoundPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Link not valid</title>
<h1>This link is not valid</h1><p>It may have expired. Ask its sender for a new one.</p></html>
`;

/** One and the same for links that are revoked, expired, or never were. */
const noShare = () =>
  new NextResponse(notFoundPage, { status: 404, headers: { "content-type": "text/html; charset=utf-8" } });

/** What a browser is sent for a page of a share before the page is made; undefined if the page is made. */
function answerVisit(request: NextRequest, visit: Visit | undefined, rest: string): NextResponse | undefined {
  if (!visit) return noShare();
  const isForm = rest.startsWith("/password");
  const { nextUrl } = request;
  const to = (path: string, search = nextUrl.search) => {
    const url = nextUrl.clone();
    url.pathname = path;
    url.search = search;
    return url;
  };
  const base = nextUrl.pathname.slice(0, nextUrl.pathname.length - rest.length);
  if (visit.isLocked) return isForm ? undefined : NextResponse.redirect(to(`${base}/password`), 307);
  if (rest === "/password") return NextResponse.redirect(to(base, ""), 307);
  const isEntered = nextUrl.searchParams.has("entered");
  if (rest !== "" || (visit.start === "" && !isEntered)) return undefined;
  return NextResponse.redirect(to(base + visit.start, isEntered ? "" : nextUrl.search), 307);
}

/**
 * Looks at a request for a page of a share. Whether its visitor may see it, the page itself finds out.
 * @returns the hosts that may show it in a frame, and an answer in place of the page
 */
export async function enterSharedPath(
  request: NextRequest,
  { token, rest }: { token: string; rest: string },
): Promise<{ frameHosts: readonly string[]; answer?: NextResponse | undefined }> {
  if (rest.startsWith("/api/")) return { frameHosts: [] };
  const isOpening = request.method === "GET" && !request.headers.has("rsc") && rest !== "/password";
  const visit = await visitShare(token, request.headers, isOpening);
  return { frameHosts: visit?.frameHosts ?? [], answer: answerVisit(request, visit, rest) };
}
