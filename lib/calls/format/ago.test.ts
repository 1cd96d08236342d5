import { expect, it } from "vitest";
import { formatAgo } from "./ago";

it.each([
  [-50, "just now"],
  [0, "just now"],
  [9.9, "just now"],
  [10, "10 s ago"],
  [59.9, "50 s ago"],
  [60, "1 min ago"],
  [119, "1 min ago"],
  [3599, "59 min ago"],
  [3600, "1 h ago"],
  [172_799, "47 h ago"],
  [172_800, "2 days ago"],
  [86_400_000, "1,000 days ago"],
])("%d s is %s", (seconds, text) => expect(formatAgo(seconds, "en")).toBe(text));
