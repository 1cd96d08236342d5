/** Values, names and texts of kinds that upstreams have sent, or may send, where something else is expected. */
export const oddTexts = [
  "Caller asked for hours.\nFollow up.",
  "=cmd|' /C calc'!A0",
  'ok\n=1+1,"a";b\r\n@x',
  "a\u0000b\ud800c",
  `e${"\u0301".repeat(3_000)}`,
  "x".repeat(300_000),
  '{"a":'.repeat(3_000),
  "It&#39;s &lt;b&gt; &amp;amp;",
  "",
  " ",
  "\u202eevil",
];

export const oddNames = [
  "__proto__",
  "toString",
  "constructor",
  "",
  "a,b",
  "漢".repeat(900),
  "x\u0000",
  "..",
  "%",
];

export const oddValues: unknown[] = [
  null,
  7,
  true,
  [],
  {},
  [null],
  { __proto__: null, a: [1] },
  1e308,
  "",
  "NaN",
  ...oddTexts,
];
