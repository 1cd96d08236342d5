import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./security";
import { readSharedPath } from "./shared-path";

it.each([
  ["/s/abc", { token: "abc", rest: "" }],
  ["/s/abc/calls", { token: "abc", rest: "/calls" }],
  ["/s/abc/api/calls/x/y", { token: "abc", rest: "/api/calls/x/y" }],
  ["/s", undefined],
  ["/s/", undefined],
  ["/settings/abc", undefined],
  ["/calls/s/abc", undefined],
])("reads the token of a share in %s", (path, expected) => {
  expect(readSharedPath(path)).toEqual(expected);
});

describe("frame-ancestors", () => {
  const ancestors = (hosts?: string[]) =>
    /frame-ancestors ([^;]*)/.exec(contentSecurityPolicy("n", false, hosts))?.[1];
  it("are none but for the hosts that a share names", () => {
    expect(ancestors()).toBe("'none'");
    expect(ancestors([])).toBe("'none'");
    expect(ancestors(["app.example.com", "b.example.com:8443"])).toBe(
      "https://app.example.com https://b.example.com:8443",
    );
    expect(ancestors(["crm.localhost:9000"])).toBe("http://crm.localhost:9000 https://crm.localhost:9000");
  });
});
