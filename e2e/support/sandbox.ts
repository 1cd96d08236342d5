import type { APIRequestContext } from "@playwright/test";
import { sandboxUrl } from "./addresses";

/** The control panel of the sandbox upstream that the app under test reads from. */
export class Sandbox {
  readonly url = sandboxUrl;

  constructor(private readonly request: APIRequestContext) {}

  private async post(path: string, data: object): Promise<void> {
    const response = await this.request.post(`${this.url}${path}`, { data });
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  }

  /** Makes the sandbox fail, as its own documentation names failures, until the end of the test. */
  async fail(fail: unknown): Promise<void> {
    await this.post("/sandbox/control", { fail });
  }

  /** Ends all failures. */
  async reset(): Promise<void> {
    await this.post("/sandbox/reset", {});
  }

  /** What the sandbox says about itself. */
  async state(): Promise<unknown> {
    return (await this.request.get(`${this.url}/sandbox/state`)).json();
  }
}
