import "server-only";

/** The word under which a telephone number is indexed: it is found by its last digits. */
export const numberWord = (digits: string): string => `~${[...digits].reverse().join("")}`;
