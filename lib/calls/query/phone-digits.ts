/** The digits of what is written like a phone number, or a part of one; undefined for all else, such as an id. */
export const phoneDigits = (text: string): string | undefined =>
  /[^\d\s().+/-]/.test(text) ? undefined : text.replace(/\D/g, "") || undefined;
