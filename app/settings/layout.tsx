import { headers } from "next/headers";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { readerWith } from "@/lib/server/access/reader";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { person } = await readerWith("connections:read", await headers());
  return <SettingsFrame isOwner={person?.isOwner ?? false}>{children}</SettingsFrame>;
}
