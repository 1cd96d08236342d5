import "server-only";

/** Which part of a body a request asks for. A range means something for GET only (RFC 9110, section 14.2). */
export function rangeHeaders({ method, headers }: Request) {
  const isGet = method === "GET";
  return {
    range: isGet ? (headers.get("range") ?? undefined) : undefined,
    ifRange: isGet ? (headers.get("if-range") ?? undefined) : undefined,
  };
}
