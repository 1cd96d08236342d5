import { request } from "@playwright/test";
import { appUrl } from "./addresses";
import { Mirror } from "./mirror";
import { Sandbox } from "./sandbox";

/** Waits until the mirror has all calls, so that each test begins with a synced app. */
export default async function waitForSync(): Promise<void> {
  const context = await request.newContext({ baseURL: appUrl });
  await new Mirror(context, new Sandbox(context)).catchUp();
  await context.dispose();
}
