"use client";

import { Button } from "@heroui/react/button";
import { Search } from "lucide-react";
import { useAppDialogs } from "@/components/app-dialogs";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";

/** Opens the command palette; in the sidebar with text and shortcut, in the top bar as an icon. */
export function PaletteButton({ isIconOnly = false }: { isIconOnly?: boolean }) {
  const { open, prepare } = useAppDialogs();
  const isHydrated = useIsHydrated();
  // The server does not know the keyboard.
  const keys = isHydrated ? (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘ K" : "Ctrl K") : "";
  const common = {
    onPress: () => open("palette"),
    onHoverStart: () => prepare("palette"),
    onFocus: () => prepare("palette"),
    "aria-keyshortcuts": "Meta+K Control+K",
  };
  if (isIconOnly)
    return (
      <Button {...common} isIconOnly variant="ghost" aria-label="Search or go to" className="size-11">
        <Search aria-hidden />
      </Button>
    );
  return (
    <Button {...common} variant="outline" size="sm" fullWidth className="justify-start px-2.5 font-normal text-muted">
      <Search aria-hidden />
      Search or go to…
      <kbd aria-hidden className="ml-auto font-sans text-xs">
        {keys}
      </kbd>
    </Button>
  );
}
