import { checkHealth } from "@/lib/server/check-health";

export const GET = checkHealth;
