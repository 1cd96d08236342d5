/** A text that `Intl` wrote, with plain blanks: browsers and servers differ in which narrow ones they set. */
export function plainBlanks(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, " ");
}
