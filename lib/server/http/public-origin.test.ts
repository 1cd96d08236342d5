import { afterEach, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { publicOrigin } from "./public-origin";

afterEach(() => void processValues.delete("config"));

const originOf = (headers: Record<string, string>, env: Record<string, string> = {}) => {
  processValues.set("config", readConfig(env));
  return publicOrigin(new Request("http://localhost:3000/api/export", { headers }));
};

const publicName = { CALLBOARD_ALLOWED_HOSTS: "calls.example.com" };

it.each<[Record<string, string>, Record<string, string>, string]>([
  [{ host: "127.0.0.1:3000" }, {}, "http://127.0.0.1:3000"],
  [{ host: "calls.example.com", "x-forwarded-proto": "https" }, publicName, "https://calls.example.com"],
  [
    {
      host: "127.0.0.1:3000",
      "x-forwarded-host": "Calls.example.com, proxy.internal",
      "x-forwarded-proto": "https, http",
    },
    publicName,
    "https://calls.example.com",
  ],
  [{ host: "127.0.0.1:3000", "x-forwarded-host": "evil.example.com" }, publicName, "http://127.0.0.1:3000"],
  [{ host: "calls.example.com:8443" }, { HOST: "0.0.0.0" }, "http://calls.example.com:8443"],
  [{ host: "no host", "x-forwarded-host": "//" }, { HOST: "0.0.0.0" }, "http://localhost:3000"],
  [{}, {}, "http://localhost:3000"],
])("of %j is known with %j", (headers, env, origin) => expect(originOf(headers, env)).toBe(origin));
