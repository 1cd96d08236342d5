import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeEntities } from "./entities";

it.each([
  ["It&#39;s", "It's"],
  ["It&#x27;s &quot;ok&quot; &amp; fine", `It's "ok" & fine`],
  ["It&apos;s", "It's"],
  ["It&rsquo;s 5&nbsp;&euro;&hellip;", "It’s 5\u00a0€…"],
  ["&iquest;Qu&eacute; ma&ntilde;ana?", "¿Qué mañana?"],
  ["&Ntilde;&szlig;&yuml;", "Ñßÿ"],
  ["&#146;&#150;", "’–"],
  ["&#128077; &#x1F44D;", "👍 👍"],
  ["&amp;amp; &amp;#39;", "&amp; &#39;"],
  ["&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"],
  ["a&b; &unknown; &# &#; &#x; AT&T; &#99999999;", "a&b; &unknown; &# &#; &#x; AT&T; &#99999999;"],
  ["/?a=1&copy=2&amp;lt=3", "/?a=1&copy=2&lt=3"],
])("reads %j as %j", (text, readable) => expect(decodeEntities(text)).toBe(readable));

it("gives back any text that was written with entities", () => {
  const write = [
    (text: string) => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`),
    (text: string) => text.replace(/[&<>"']/g, (each) => `&#X${each.charCodeAt(0).toString(16)};`),
    (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  ];
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("&", "amp;", "#39;", "<", "é", "'", "a") }),
      fc.constantFrom(...write),
      (text, to) => {
        expect(decodeEntities(to(text))).toBe(text);
      },
    ),
  );
});
