import type { ReactNode } from "react";
import { readDateLocale } from "@/app/date-locale";
import { readTimeZone } from "@/app/time-zone";
import { Providers } from "@/components/providers";
import { Brand } from "@/components/ui/brand";
import { ThemeSwitch } from "@/components/ui/theme-switch";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Providers timeZone={await readTimeZone()} dateLocale={await readDateLocale()}>
      <div className="flex min-h-dvh flex-col">
        <header className="flex items-center justify-between px-4 py-3 md:px-8">
          <Brand />
          <ThemeSwitch />
        </header>
        <main className="mx-auto w-full max-w-sm px-4 pt-8 pb-16 md:pt-20">{children}</main>
      </div>
    </Providers>
  );
}
