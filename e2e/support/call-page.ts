import { expect, type APIRequestContext, type Locator, type Page } from "@playwright/test";
import type { CallAnswer } from "../../lib/calls/answers";
import { openPage } from "./open";
import type { UpstreamCall } from "./upstream";

function dayOf({ createdAt }: UpstreamCall): string {
  const day = createdAt.slice(0, 10);
  return `from=${day}&to=${day}&tz=UTC&kind=all`;
}

/** The page of a call as its reader sees it. */
export class CallPage {
  readonly heading: Locator;
  readonly place: Locator;
  readonly transcript: Locator;
  readonly actions: Locator;
  readonly extracted: Locator;
  readonly recording: Locator;
  /** What the player says of itself. */
  readonly recordingNote: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.place = page.getByRole("navigation", { name: "Calls of the list" });
    this.transcript = page.getByRole("region", { name: "Transcript" });
    this.actions = page.getByRole("region", { name: "Actions" });
    this.extracted = page.getByRole("region", { name: "Extracted data" });
    this.recording = page.getByRole("region", { name: "Recording" });
    this.recordingNote = this.recording.getByRole("status").last();
  }

  /** Opens a call among those of its day, unless a query is given. */
  async open(call: UpstreamCall, search = dayOf(call)): Promise<void> {
    await openPage(this.page, `/calls/highlevel/${call.id}?${search}`);
    await expect(this.transcript).toBeVisible();
  }

  /** The line of the header about something. */
  fact(term: string): Locator {
    return this.page
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${term}$`) })
      .locator("xpath=following-sibling::dd");
  }

  /** Links of the spoken turns, one each. */
  turns(): Locator {
    return this.transcript.getByRole("link", { name: /^Turn \d+$/ });
  }
}

/** A call as our own API tells it. */
export async function readCall(request: APIRequestContext, call: UpstreamCall): Promise<CallAnswer> {
  const response = await request.get(`/api/calls/highlevel/${call.id}?${dayOf(call)}`);
  expect(response.status()).toBe(200);
  return (await response.json()) as CallAnswer;
}
