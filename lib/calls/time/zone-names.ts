/** Zones in which most accounts are, in the order in which they are offered. */
export const likelyZones = [
  "UTC",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Toronto",
  "America/Vancouver",
  "America/Mexico_City",
  "America/Bogota",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Dublin",
  "Europe/Madrid",
  "Europe/Paris",
  "Europe/Berlin",
  "Asia/Dubai",
  "Asia/Kolkata",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** Names in use today of zones that browsers list by older ones. */
export const todaysNames = [
  "America/Argentina/Buenos_Aires",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Europe/Kyiv",
];

/** Older names of them, which browsers list beside or in place of today's. */
export const olderNames = new Set([
  "America/Buenos_Aires",
  "Asia/Calcutta",
  "Asia/Katmandu",
  "Asia/Rangoon",
  "Asia/Saigon",
  "Europe/Kiev",
]);

/** Abbreviations that are not the initials of a clock's name, and how that name begins. */
export const shortNames: Readonly<Record<string, string>> = {
  akdt: "Alaska Daylight",
  akst: "Alaska Standard",
  art: "Argentina",
  brt: "Brasilia",
  cot: "Colombia",
  hkt: "Hong Kong",
  hst: "Hawaii",
  ict: "Indochina",
  kst: "Korean",
  msk: "Moscow",
  pht: "Philippine",
  pkt: "Pakistan",
  sast: "South Africa",
  sgt: "Singapore",
  trt: "Türkiye",
  wib: "Western Indonesia",
};

/** Large cities that no zone is named after. */
export const citiesElsewhere: Readonly<Record<string, readonly string[]>> = {
  "America/New_York": ["Atlanta", "Boston", "Charlotte", "Miami", "Orlando", "Philadelphia", "Washington"],
  "America/Chicago": ["Austin", "Dallas", "Houston", "Memphis", "Minneapolis", "Nashville", "San Antonio"],
  "America/Denver": ["Albuquerque", "Salt Lake City"],
  "America/Los_Angeles": ["Las Vegas", "Portland", "Sacramento", "San Diego", "San Francisco", "Seattle"],
  "America/Phoenix": ["Arizona", "Tucson"],
  "America/Toronto": ["Montreal", "Ottawa", "Quebec"],
  "America/Edmonton": ["Calgary"],
  "America/Mexico_City": ["Guadalajara", "Puebla"],
  "America/Bogota": ["Cali", "Medellin"],
  "America/Sao_Paulo": ["Brasilia", "Rio de Janeiro"],
  "Europe/London": ["Birmingham", "Edinburgh", "Glasgow", "Manchester", "England", "United Kingdom"],
  "Europe/Madrid": ["Barcelona", "Sevilla", "Seville", "Valencia", "Spain"],
  "Europe/Paris": ["Lyon", "Marseille", "France"],
  "Europe/Berlin": ["Cologne", "Frankfurt", "Hamburg", "Munich", "Germany"],
  "Europe/Rome": ["Florence", "Milan", "Naples", "Turin", "Italy"],
  "Europe/Zurich": ["Basel", "Bern", "Geneva", "Switzerland"],
  "Asia/Dubai": ["Abu Dhabi"],
  "Asia/Kolkata": ["Bangalore", "Bengaluru", "Chennai", "Delhi", "Hyderabad", "Mumbai", "Pune"],
  "Asia/Shanghai": ["Beijing", "Guangzhou", "Shenzhen"],
  "Asia/Tokyo": ["Kyoto", "Nagoya", "Osaka"],
  "Asia/Ho_Chi_Minh": ["Da Nang", "Hanoi", "Saigon"],
  "Africa/Johannesburg": ["Cape Town", "Durban", "Pretoria"],
  "Australia/Sydney": ["Canberra"],
  "Pacific/Auckland": ["Christchurch", "Wellington"],
};
