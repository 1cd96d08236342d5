import "server-only";

/** Whether digits end with the check digit of Luhn, as those of payment cards do. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const value = place % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** Whether 18 digits are a CLABE, the number of a Mexican bank account. */
export function isClabe(digits: string): boolean {
  if (!/^\d{18}$/.test(digits) || !/[1-9]/.test(digits)) return false;
  const weights = [3, 7, 1];
  const sum = [...digits.slice(0, 17)].reduce(
    (total, digit, place) => total + ((Number(digit) * (weights[place % 3] ?? 1)) % 10),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}

/** The length of an IBAN by its country. */
const ibanLengths =
  "NO15 BE16 DK18 FI18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33";
const lengthOf = new Map(
  ibanLengths.split(" ").map((each) => [each.slice(0, 2).toLowerCase(), Number(each.slice(2))]),
);

/** The length of the IBAN that may begin with a folded word: its country, or its country and digits; else 0. */
export const ibanLength = (word: string): number =>
  /^[a-z]{2}(?:\d{2}[a-z\d]*)?$/.test(word) ? (lengthOf.get(word.slice(0, 2)) ?? 0) : 0;

/** Whether letters and digits without blanks are an IBAN. */
export function isIban(code: string): boolean {
  if (!/^[a-z]{2}\d{2}[a-z0-9]{11,30}$/i.test(code)) return false;
  const moved = (code.slice(4) + code.slice(0, 4)).toLowerCase();
  let rest = 0;
  for (const sign of moved) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
