/** The pages of settings, in their order. `owner`: for owners alone. */
export const settingsPages = [{ path: "/settings/audit", label: "Audit log", owner: true }] as const;
