"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { LANGUAGES, type Language } from "@/rest/schemas";
import { LANGUAGE_COOKIE } from "./language-cookie";

const YEAR_MS = 365 * 86_400_000;

const Chosen = createContext<[Language, (language: Language) => void]>(["curl", () => {}]);

/** The language of all code examples: the same on every page, and remembered. */
export const useLanguage = () => useContext(Chosen);

export function LanguageProvider({ initial, children }: { initial: string | undefined; children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => LANGUAGES.find((known) => known === initial) ?? "curl");
  const choose = (chosen: Language) => {
    setLanguage(chosen);
    // Missing without HTTPS, and may be forbidden; then the choice lasts until the page is reloaded.
    if ("cookieStore" in window)
      void window.cookieStore
        .set({ name: LANGUAGE_COOKIE, value: chosen, path: "/docs", expires: Date.now() + YEAR_MS, sameSite: "lax" })
        .catch(() => undefined);
  };
  return <Chosen value={[language, choose]}>{children}</Chosen>;
}
