import { countryName } from "./words";

/** Server and browser may know a country by different names; neither is wrong. */
export function CountryName({ code }: { code: string }) {
  return <span suppressHydrationWarning>{countryName(code)}</span>;
}
