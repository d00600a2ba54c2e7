import { countryName } from "./words";

/** Server and browser may use different names for a country, and both are valid. */
export function CountryName({ code }: { code: string }) {
  return <span suppressHydrationWarning>{countryName(code)}</span>;
}
