import type { ReactNode } from "react";
import { readDateLocale } from "@/app/date-locale";
import { readTimeZone } from "@/app/time-zone";
import { Providers } from "@/components/providers";

export default async function DevLayout({ children }: { children: ReactNode }) {
  return (
    <Providers timeZone={await readTimeZone()} dateLocale={await readDateLocale()}>
      {children}
    </Providers>
  );
}
