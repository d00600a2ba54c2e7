import { fromDate } from "@internationalized/date";

/** `2026-11-20 09:14:03` in a zone: the format every spreadsheet recognizes as a time. */
export const localTime = (iso: string, zone: string): string =>
  fromDate(new Date(iso), zone).toString().slice(0, 19).replace("T", " ");
