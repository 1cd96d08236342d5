const name = "callboard:keys";

/** Whether keys without a modifier do something: a reader who dictates, or slips, can switch them off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true; // this browser keeps nothing for us
  }
}

/** Keeps the choice in this browser. */
export function setKeysOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(name);
    else localStorage.setItem(name, "off");
  } catch {
    // It holds until the page is left.
  }
}
