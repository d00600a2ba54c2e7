import { headers } from "next/headers";
import { type DateLocale, dateLocaleOf } from "@/lib/core/date-locale-rules";

/** Returns how the reader writes dates, by the browser's preferred language. */
export const readDateLocale = async (): Promise<DateLocale> => dateLocaleOf((await headers()).get("accept-language"));
