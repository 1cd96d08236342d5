import { expect, test } from "./support/test";
import { callWith, hasAction, isLive } from "./support/upstream";
import type { Sandbox } from "./support/sandbox";

const documented = [
  "actionType",
  "agentId",
  "callType",
  "contactId",
  "endDate",
  "locationId",
  "page",
  "pageSize",
  "sort",
  "sortBy",
  "startDate",
];

/** The parameters of the requests for lists that the sandbox got, the newest first. */
async function listRequests(sandbox: Sandbox): Promise<Record<string, string>[]> {
  const { log } = await sandbox.state();
  return log
    .filter(({ path }) => path === "/voice-ai/dashboard/call-logs")
    .map(({ query }) => Object.fromEntries(new URLSearchParams(query)))
    .toReversed();
}

test("each parameter of the upstream's list is reached from the page", async ({
  calls,
  page,
  sandbox,
  upstream,
}) => {
  const chosen = callWith(
    upstream,
    (call) => isLive(call) && call.contactId !== undefined && hasAction("SMS")(call),
  );
  await sandbox.reset();
  await calls.open();
  await calls.choose("Range", "Last 90 days");
  await calls.choose("Action", "SMS", "Workflow");
  await calls.choose("Agent", "Brightwater Front Desk");
  await calls.header("Duration").getByRole("button").click();
  const panel = await calls.popover("Contact");
  await panel.getByRole("searchbox", { name: "Find in contacts" }).fill(chosen.contactId ?? "");
  // Clicked once the others are gone.
  await expect(panel.getByRole("option")).toHaveCount(1);
  await panel.getByRole("option").click();
  await calls.close(panel);
  const pages = page.getByRole("navigation", { name: "Pages of the list" });
  await expect(page).toHaveURL(new RegExp(`contact=${chosen.contactId ?? ""}&`));
  await expect
    .poll(() => listRequests(sandbox))
    .toContainEqual({
      locationId: "sandbox-location",
      agentId: "66c35ee0312a73e458392aab",
      contactId: chosen.contactId,
      callType: "LIVE",
      startDate: expect.stringMatching(/^\d{13}$/),
      endDate: expect.stringMatching(/^\d{13}$/),
      actionType: "SMS,WORKFLOW_TRIGGER",
      sortBy: "duration",
      sort: "descend",
      page: "1",
      pageSize: "25",
    });

  await calls.open("range=90d&sort=startedAt");
  await pages.getByRole("combobox").selectOption("10");
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL("/calls?range=90d&sort=startedAt&page=2&size=10");
  await expect
    .poll(() => listRequests(sandbox))
    .toContainEqual(
      expect.objectContaining({ sortBy: "createdAt", sort: "ascend", page: "2", pageSize: "10" }),
    );
  await calls.choose("Kind", "Trial calls");
  await expect
    .poll(() => listRequests(sandbox))
    .toContainEqual(expect.objectContaining({ callType: "TRIAL", pageSize: "10" }));

  const { log } = await sandbox.state();
  const sent = log.flatMap(({ path, query }) =>
    path.endsWith("/call-logs") ? [...new URLSearchParams(query).keys()] : [],
  );
  expect([...new Set(sent)].sort()).toEqual(documented);
});
