import { expect, test } from "vitest";
import { pagesAround } from "./pages-around";

test.each([
  { page: 1, last: 1, offered: [1] },
  { page: 1, last: 3, offered: [1, 2, 3] },
  { page: 5, last: 9, offered: [1, undefined, 4, 5, 6, undefined, 9] },
  { page: 3, last: 9, offered: [1, 2, 3, 4, undefined, 9] },
  { page: 9, last: 9, offered: [1, undefined, 8, 9] },
])("page $page of $last offers the first, the last and its neighbours", ({ page, last, offered }) => {
  expect(pagesAround(page, last)).toEqual(offered);
});
