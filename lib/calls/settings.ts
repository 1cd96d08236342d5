/** The pages of settings, in their order. `owner`: for owners alone. */
export const settingsPages = [
  { path: "/settings/account", label: "Account", owner: false },
  { path: "/settings/people", label: "People", owner: true },
  { path: "/settings/connections", label: "Connections", owner: true },
  { path: "/settings/data", label: "Data", owner: true },
  { path: "/settings/audit", label: "Audit log", owner: true },
] as const;
