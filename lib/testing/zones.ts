/** Zones whose clocks change by an hour, by half an hour, at midnight, by a whole day once, or never. */
export const zones = [
  "UTC",
  "America/Chicago",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/Havana",
  "Africa/Cairo",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
] as const;
