import { describe, expect, it } from "vitest";
import { createApp } from "./app";
import { presetNames } from "./presets";
import { withPreset } from "./settings";

const settings = { slug: "main", token: "pit-invented", locationId: "location/1" };
const linksOf = (given: Partial<Parameters<typeof withPreset>[0]>, call = {}) =>
  createApp(withPreset({ ...settings, ...given }))
    .linksOf(call)
    .map(({ href }) => href);

describe("a white-label", () => {
  it("has the address, the version and the app of its preset", () => {
    expect(withPreset({ ...settings, preset: "leadway" })).toMatchObject({
      baseUrl: "https://services.leadconnectorhq.com",
      apiVersion: "2021-07-28",
      appHost: "app.leadwaycrm.com",
      system: { en: "Leadway", es: "Leadway CRM" },
    });
    expect(withPreset(settings)).toMatchObject({ apiVersion: "2021-04-15", appHost: "app.gohighlevel.com" });
  });

  it("has what is set ahead of it", () => {
    const own = { baseUrl: "https://api.acme.example", apiVersion: "v3", appHost: "app.acme.example" };
    expect(withPreset({ ...settings, ...own, preset: "leadway" })).toMatchObject(own);
  });

  it.each(presetNames)("%s documents its call logs at an https address", (preset) => {
    expect(new URL(withPreset({ ...settings, preset }).documentation).protocol).toBe("https:");
  });
});

describe("links out", () => {
  it("lead to the contact and the agents of the location, with every id encoded", () => {
    const call = { contact: { id: "c?1" }, agent: { id: "a1", deleted: false } };
    expect(linksOf({ preset: "leadway" }, call)).toEqual([
      "https://app.leadwaycrm.com/v2/location/location%2F1/contacts/detail/c%3F1",
      "https://app.leadwaycrm.com/v2/location/location%2F1/ai-agents/voice-ai",
    ]);
  });

  it("are left out for what a call does not have", () => {
    expect(linksOf({})).toEqual([]);
    expect(linksOf({}, { contact: { name: "Masked" } })).toEqual([]);
    const gone = { contact: { id: "c1", deleted: true }, agent: { id: "a1", deleted: true } };
    expect(linksOf({}, gone)).toEqual([]);
  });
});
