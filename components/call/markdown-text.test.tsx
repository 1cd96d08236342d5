// @vitest-environment happy-dom
import { render } from "@testing-library/react";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MarkdownText } from "./markdown-text";

const show = (text: string, marks: { start: number; end: number }[] = [], current = marks[0]) =>
  render(<MarkdownText text={text} marks={marks} current={current} />).container;

it("shows headings, lists and stressed words", () => {
  const page = show(
    "## Summary\n\nMilk was **ordered**.\n\n1. Call back\n2. Send *two* bills\n\n---\n> Fine",
  );
  expect(page.querySelector("h3")?.textContent).toBe("Summary");
  expect(page.querySelector("strong")?.textContent).toBe("ordered");
  expect([...page.querySelectorAll("ol > li")].map((item) => item.textContent)).toEqual([
    "Call back",
    "Send two bills",
  ]);
  expect(page.querySelector("blockquote")?.textContent).toBe("Fine");
});

it("marks what was searched for where it stands", () => {
  const text = "A **milk** and more milk";
  const marks = [
    { start: 4, end: 8 },
    { start: 20, end: 24 },
  ];
  const page = show(text, marks, marks[1]);
  expect([...page.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["milk", "milk"]);
  expect(page.querySelector("mark[data-current]")?.previousSibling?.textContent).toBe(" and more ");
});

it("makes no links, images or HTML of what a caller may have said", () => {
  const written = [
    "[here](javascript:alert)",
    "![seen](https://example.com/x.png)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<https://example.com>",
  ];
  for (const text of written) {
    const page = show(`Say ${text} now`);
    expect(page.querySelector("a, img, script")).toBeNull();
    expect(page.textContent).toBe(`Say ${text} now`);
  }
});

it("shows as written what is too long or too deep", () => {
  for (const text of ["> ".repeat(300) + "a", "1. ".repeat(30) + "a", "*a* ".repeat(2000)]) {
    const page = show(text);
    expect(page.textContent).toBe(text);
    expect(page.querySelector("em, blockquote, ol")).toBeNull();
  }
});

it("loses no word of any text", () => {
  const piece = fc.constantFrom(
    "milk",
    " ",
    "\n",
    "\n\n",
    "*",
    "_",
    "#",
    "- ",
    "> ",
    "1. ",
    "[",
    "](",
    ")",
    "`",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const count = (shown: string) => shown.split("milk").length;
      expect(count(show(text).textContent)).toBe(count(text));
    }),
  );
});
