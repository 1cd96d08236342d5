import { headers } from "next/headers";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { pageReader } from "@/lib/server/load";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { person } = await pageReader("connections:read", await headers());
  return <SettingsFrame isOwner={person?.isOwner ?? false}>{children}</SettingsFrame>;
}
