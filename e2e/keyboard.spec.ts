import { expect, test } from "./support/test";

test("the first stop skips to the content", async ({ calls, page }) => {
  await calls.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").getByRole("button").first()).toBeFocused();
});

test("tab goes through the page in the order in which it is read", async ({ calls, page }) => {
  await calls.open("range=90d&action=SMS");
  await calls.filters.getByRole("searchbox", { name: "Search calls" }).focus();
  for (const name of [/^Range/, /^Time zone/]) {
    await page.keyboard.press("Tab");
    await expect(calls.filters.getByRole("button", { name })).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(calls.filters.getByRole("searchbox", { name: "Caller's number" })).toBeFocused();
  const order = [
    /^Agent/,
    /^Contact/,
    /^Kind/,
    /^Direction/,
    /^Phone status/,
    /^Action/,
    /^Duration/,
    /^Data/,
    /^More/,
    /^Remove the filter Action/,
    /^Clear all/,
  ];
  for (const name of order) {
    await page.keyboard.press("Tab");
    await expect(calls.filters.getByRole("button", { name })).toBeFocused();
  }
  for (const name of ["Start", "Duration"]) {
    await page.keyboard.press("Tab");
    await expect(calls.header(name).getByRole("button")).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(calls.links().first()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(calls.header("Duration").getByRole("button")).toBeFocused();
});

test("j, k and arrows move between rows, Enter opens, Back is where one was", async ({
  call,
  calls,
  page,
}) => {
  await calls.open("range=90d");
  const ids = await calls.ids();
  await page.keyboard.press("j");
  await expect(calls.links().first()).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(calls.links().nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(calls.links().first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/calls/highlevel/${ids[1] ?? ""}?range=90d`);
  await expect(call.place).toContainText("2 of");
  await page.keyboard.press("]");
  await expect(call.place).toContainText("3 of");
  await page.keyboard.press("[");
  await expect(call.place).toContainText("2 of");
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(calls.links().nth(1)).toBeFocused();
});

test("a slash goes to the search, where letters are letters", async ({ calls, page }) => {
  await calls.open("range=90d");
  await page.keyboard.press("/");
  const field = calls.filters.getByRole("searchbox", { name: "Search calls" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await page.keyboard.type("j5?/");
  await expect(field).toHaveValue("j5?/");
  await expect(field).toBeFocused();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a question mark explains the keys, and Escape returns to the row", async ({ calls, page }) => {
  await calls.open("range=90d");
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText("Next row");
  await page.keyboard.press("j");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(calls.links().first()).toBeFocused();
});

test("a filter is opened, chosen from and closed by keyboard", async ({ calls, page }) => {
  await calls.open("range=90d");
  const trigger = calls.filters.getByRole("button", { name: "Agent", exact: true });
  await trigger.focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("dialog", { name: "Agent" }).getByRole("listbox", { name: "Agents" });
  await expect(list).toBeVisible();
  // From the dialog into its list, or there already.
  if (!(await list.locator(":focus").count())) await page.keyboard.press("Tab");
  const options = list.getByRole("option");
  await expect(options.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/&agent=[0-9a-f]{24}$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/&agent=[0-9a-f]{24},[0-9a-f]{24}$/);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(trigger).toBeFocused();
  await expect(page).toHaveURL(/&agent=[0-9a-f]{24},[0-9a-f]{24}$/);
});

test("each panel opens with Enter, and Escape returns to its button", async ({ calls, page }) => {
  await calls.open("range=90d");
  const filters = [
    "Range",
    "Time zone",
    "Contact",
    "Kind",
    "Direction",
    "Phone status",
    "Action",
    "Duration",
    "Data",
    "More",
  ];
  for (const name of [...filters, "Views", "Copy link", "Columns", "Export"]) {
    const trigger = page.getByRole("button", { name: new RegExp(`^${name}(:|$)`), expanded: false });
    await trigger.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByLabel("Loading")).toBeHidden();
    await expect(page.locator("[role=dialog]:focus-within")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(trigger).toBeFocused();
    await expect(page).toHaveURL("/calls?range=90d");
  }
});
