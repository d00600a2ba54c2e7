"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useIsHydrated } from "./use-is-hydrated";

const THEMES = [
  { id: "light", name: "Light", icon: Sun },
  { id: "dark", name: "Dark", icon: Moon },
  { id: "system", name: "System", icon: Monitor },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isHydrated = useIsHydrated();
  // The server doesn't know the choice; nothing is marked until hydration.
  const chosen = isHydrated ? theme : undefined;
  return (
    <fieldset className="flex items-center gap-0.5">
      <legend className="sr-only">Theme</legend>
      {THEMES.map(({ id, name, icon: Icon }) => (
        <label
          key={id}
          title={name}
          className="tap-target tap-target--square relative flex size-8 cursor-pointer items-center justify-center rounded-md text-muted hover:text-foreground has-checked:bg-default has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="theme"
            value={id}
            checked={chosen === id}
            onChange={() => setTheme(id)}
            className="sr-only"
          />
          <Icon aria-hidden className="size-4" />
          <span className="sr-only">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
