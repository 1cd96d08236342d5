import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { masked } from "@/lib/calls/masked";
import { isClabe, isIban, isLuhn } from "./checksums";
import { findSensitive } from "./sensitive";
import { maskSpans } from "./spans";

const mask = (text: string) => maskSpans(text, findSensitive(text));

describe("numbers of cards", () => {
  it.each([
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111111111111111",
    "3782 822463 10005",
    "6011000990139424",
    "4222222222222",
    "6304 0000 0000 0000 000",
    "٤١١١ ١١١١ ١١١١ ١١١١",
    "4 1 1 1, 1 1 1 1, 1 1 1 1, 1 1 1 1",
    "four one one one one one one one one one one one one one one one",
    "cuatro uno uno uno, uno uno uno uno, uno uno uno uno, uno uno uno uno",
    "four triple one, double one double one, 1111, eleven eleven",
  ])("are masked: %s", (number) => {
    expect(mask(`It is ${number}, thanks`)).toBe(`It is ${masked}, thanks`);
  });

  it("are found beside other digits", () => {
    expect(mask("4111 1111 1111 1111, 12/27, 123")).toBe(`${masked}, 12/27, 123`);
    expect(mask("Order 77 4111 1111 1111 1111 now")).toBe(`Order 77 ${masked} now`);
  });

  const body = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 12, maxLength: 18 });
  const withCheck = (digits: string) =>
    digits + [..."0123456789"].find((check) => isLuhn(digits + check && `${digits}${check}`));

  it("with any check digit that is right, in any groups", () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(" ", "-", ""),
        fc.integer({ min: 2, max: 6 }),
        (digits, between, size) => {
          fc.pre(/[1-9]/.test(digits) && !/^1[4-9]/.test(digits));
          const groups = withCheck(digits).match(new RegExp(`.{1,${size}}`, "g")) ?? [];
          expect(mask(`Card ${groups.join(between)}.`)).toBe(`Card ${masked}.`);
        },
      ),
    );
  });

  it.each([
    "4111 1111 1111 1112",
    "+49 1512 3456 7890",
    "+1 555 010 0123",
    "555-010-0123 or 555-010-0177",
    "Order 123456789012",
    "1764414204000",
    "2026-11-20 10:00",
    "four of us at seven thirty",
  ])("are not seen in %s", (text) => expect(mask(text)).toBe(text));
});

describe("numbers that are introduced", () => {
  it.each([
    ["my SSN is ", "123-45-6789", ""],
    ["my social security number, let me see, is ", "123 45 6789", " okay"],
    ["the last four of my social are ", "6789", ""],
    ["social is your social ", "one two three, four five, six seven eight nine", " thanks"],
    ["Mi DNI es ", "12345678Z", ""],
    ["mi número de DNI es el ", "12345678-A", ""],
    ["mi NIE: ", "X-1234567-L", ""],
    ["CURP ", "GODE561231HDFRRN09", ""],
    ["CURP: ", "GODE 561231 HDFRRN 09", ""],
    ["El RFC es ", "GODE561231GR8", ""],
    ["mi número de seguro social es ", "uno dos tres cuatro cinco seis siete ocho nueve", ""],
    ["NSS ", "12 34 56 7890 1", ""],
    ["My account number is ", "000 123 4567", ""],
    ["routing number ", "021000021", " at the bank"],
    ["número de cuenta ", "0123456789", ""],
    ["cuenta bancaria ", "0123-456-789", ""],
    ["passport ", "AB1234567", ""],
    ["cédula ", "1.234.567", ""],
  ])("are masked: %s%s", (before, number, after) => {
    expect(mask(before + number + after)).toBe(before + masked + after);
  });

  it("may be said first", () =>
    expect(mask("123-45-6789 is my social security number")).toBe(`${masked} is my social security number`));

  it.each([
    "123-45-6789",
    "Your order number is 12345678",
    "The account number is on the invoice.",
    "Ask for social security on Monday at 9",
    "room 1234, table for 4",
  ])("are kept otherwise: %s", (text) => expect(mask(text)).toBe(text));
});

describe("numbers that prove themselves", () => {
  it.each(["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "ES91-2100-0418-4502-0005-1332"])(
    "are masked: IBAN %s",
    (iban) => expect(mask(`Pay to ${iban} today`)).toBe(`Pay to ${masked} today`),
  );
  it("are masked: CLABE", () => expect(mask("a la 0321 8000 0118 3597 19 hoy")).toBe(`a la ${masked} hoy`));
  it.each(["DE88 3704 0044 0532 0130 00", "032180000118359718"])(
    "are kept if the checksum is wrong: %s",
    (text) => expect(mask(text)).toBe(text),
  );
  it("checksums know right from wrong", () => {
    expect([isIban("DE89370400440532013000"), isIban("DE89370400440532013001")]).toEqual([true, false]);
    expect([isClabe("032180000118359719"), isClabe("032180000118359710")]).toEqual([true, false]);
    expect([isLuhn("4111111111111111"), isLuhn("0000000000000000")]).toEqual([true, false]);
  });
});

it("masking again changes nothing, and texts of any kind are masked in linear time", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "ssn",
      "iban",
      "DE89",
      "one",
      "double",
      "twenty",
      "hundred",
      " ",
      "-",
      "\n",
      masked,
      "is",
      "X",
    ),
    fc.integer({ min: 0, max: 99_999_999 }).map(String),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
      const text = parts.join(" ");
      const once = mask(text);
      expect(mask(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
  for (const part of [
    "1 ",
    "one ",
    "ssn ",
    "DE89 ",
    "A ",
    "account number 1 ",
    "4111 ",
    "double ",
    "-",
    "1-",
  ]) {
    expect(mask(part.repeat(30_000)).length).toBeGreaterThan(0);
  }
});
