import type { ConsoleMessage, Page } from "@playwright/test";

/** What a page complained about while a test looked at it. */
export class Complaints {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Takes complaints that match for part of the story, as the browser's line about an answer of 503 is. */
  allow(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Listens to a page, before it opens its first document. */
  async watch(page: Page): Promise<void> {
    page.on("console", (message) => this.hear(message));
    page.on("pageerror", (error) => this.found.push(`uncaught: ${error.message}`));
    // The browser reports a blocked script or style to the console as well, but not each one.
    await page.exposeBinding("callboardViolation", (_source, violation: string) => {
      this.found.push(`content security policy: ${violation}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const report: unknown = Reflect.get(window, "callboardViolation");
        const text = `${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`;
        if (typeof report === "function") report(text);
      });
    });
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== "error" && message.type() !== "warning") return;
    this.found.push(`console.${message.type()}: ${message.text()} (${message.location().url})`);
  }

  /** Those that nobody allowed. */
  unexpected(): string[] {
    return this.found.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }
}
