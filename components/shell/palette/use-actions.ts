import {
  Clock,
  Flag,
  Import,
  Keyboard,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Sun,
  UserPlus,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { leave } from "@/components/session/leave";

export interface Action {
  id: string;
  name: string;
  keywords: string;
  icon: LucideIcon;
  run: () => void;
}

interface ActionsOptions {
  canWrite: boolean;
  onTimeZone: () => void;
  onShortcuts: () => void;
}

/** Actions available everywhere. */
export function useActions({ canWrite, onTimeZone, onShortcuts }: ActionsOptions): Action[] {
  const router = useRouter();
  const { theme, resolvedTheme, setTheme } = useTheme();
  const go = (href: string) => () => router.push(href);
  const writing: Action[] = [
    { id: "track", name: "Track video", keywords: "add new monitor link", icon: Plus, run: go("/videos?track=1") },
    {
      id: "import",
      name: "Import videos",
      keywords: "add many bulk csv paste",
      icon: Import,
      run: go("/videos/import"),
    },
    {
      id: "create-campaign",
      name: "Create campaign",
      keywords: "new add goal budget",
      icon: Flag,
      run: go("/campaigns?create=true"),
    },
    {
      id: "add-account",
      name: "Add social account",
      keywords: "subscribers followers social new",
      icon: UserPlus,
      run: go("/subscribers?add=1"),
    },
  ];
  const isDark = resolvedTheme === "dark";
  return [
    ...(canWrite ? writing : []),
    {
      id: "theme",
      name: isDark ? "Switch to the light theme" : "Switch to the dark theme",
      keywords: "colors appearance mode night day",
      icon: isDark ? Sun : Moon,
      run: () => setTheme(isDark ? "light" : "dark"),
    },
    ...(theme === "system"
      ? []
      : [
          {
            id: "theme-system",
            name: "Use the system theme",
            keywords: "colors appearance mode automatic",
            icon: Monitor,
            run: () => setTheme("system"),
          },
        ]),
    { id: "time-zone", name: "Change time zone", keywords: "clock hours date", icon: Clock, run: onTimeZone },
    {
      id: "shortcuts",
      name: "Show keyboard shortcuts",
      keywords: "keys help hotkeys ?",
      icon: Keyboard,
      run: onShortcuts,
    },
    { id: "sign-out", name: "Sign out", keywords: "log out leave", icon: LogOut, run: leave },
  ];
}
