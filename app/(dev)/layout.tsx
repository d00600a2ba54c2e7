import type { ReactNode } from "react";
import { readTimeZone } from "@/app/time-zone";
import { Providers } from "@/components/providers";

export default async function DevLayout({ children }: { children: ReactNode }) {
  return <Providers timeZone={await readTimeZone()}>{children}</Providers>;
}
