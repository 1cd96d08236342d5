"use client";

import { Button } from "@heroui/react/button";
import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";

/** Light or dark. Both pictures are served and the theme shows one: nothing changes when the page comes alive. */
export function ThemeButton() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <Button
      isIconOnly
      variant="ghost"
      size="sm"
      aria-label="Switch between light and dark"
      onPress={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      <Moon className="dark:hidden" aria-hidden="true" />
      <Sun className="hidden dark:block" aria-hidden="true" />
    </Button>
  );
}
