import "server-only";

/** What a server listens on, or is called, that no other machine reaches. */
export const isLoopback = (name: string) =>
  ["localhost", "::1", "[::1]"].includes(name) || /^127(?:\.\d{1,3}){3}$/.test(name);
