import type { APIRequestContext } from "@playwright/test";
import type { ControlChange, SandboxState } from "../../lib/sandbox/highlevel/http/control";
import { sandboxUrl } from "./addresses";

/** The control panel of the sandbox upstream that the app under test reads from. */
export class Sandbox {
  /** Whether a test changed anything since the last reset. */
  changed = false;

  constructor(private readonly request: APIRequestContext) {}

  private async post(path: string, data: object): Promise<void> {
    const response = await this.request.post(`${sandboxUrl}${path}`, { data });
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  }

  /** Changes what the sandbox does, until the end of the test. */
  async control(change: ControlChange): Promise<void> {
    this.changed = true;
    await this.post("/sandbox/control", change);
  }

  /** Makes requests fail until the end of the test; null ends it. */
  async fail(failure: NonNullable<ControlChange["fail"]> | null): Promise<void> {
    await this.control({ fail: failure });
  }

  /** Undoes all changes. */
  async reset(): Promise<void> {
    await this.post("/sandbox/reset", {});
    this.changed = false;
  }

  async state(): Promise<SandboxState> {
    const response = await this.request.get(`${sandboxUrl}/sandbox/state`);
    return (await response.json()) as SandboxState;
  }
}
