import { isDeepStrictEqual } from "node:util";
import { expect, type APIRequestContext } from "@playwright/test";
import type { SyncAnswer, SyncProgress } from "../../lib/calls/answers";
import type { Sandbox } from "./sandbox";

/** The mirror of the app under test. */
export class Mirror {
  constructor(
    private readonly request: APIRequestContext,
    private readonly sandbox: Sandbox,
  ) {}

  async progress(): Promise<SyncProgress> {
    const response = await this.request.get("/api/sync");
    const { connections } = (await response.json()) as SyncAnswer;
    const [progress] = connections;
    if (!progress) throw new Error("The app has no connection.");
    return progress;
  }

  /** Has the newest calls read now; they come a moment later. */
  async syncNow(): Promise<void> {
    const response = await this.request.post("/api/sync", { data: { action: "now" } });
    expect(response.status()).toBe(200);
  }

  /** How many calls the mirror has, and whether nothing ails or keeps it. */
  private async standing() {
    const { loaded, unreadable, state, paused, error } = await this.progress();
    return { calls: loaded + unreadable, resting: state === "idle" && !paused && error === undefined };
  }

  /** Waits until the mirror has the calls of the sandbox. */
  async catchUp(): Promise<void> {
    const { calls } = await this.sandbox.state();
    const wanted = { calls, resting: true };
    if (isDeepStrictEqual(await this.standing(), wanted)) return;
    const resume = async () => (await this.request.post("/api/sync", { data: { action: "resume" } })).ok();
    // The database of an app that has just started may still be starting.
    await expect.poll(resume, { timeout: 60_000 }).toBe(true);
    await this.syncNow();
    await expect.poll(() => this.standing(), { timeout: 60_000 }).toEqual(wanted);
  }
}
