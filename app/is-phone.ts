import { headers } from "next/headers";

/**
 * Returns whether the browser identifies itself as a phone (client hint Sec-CH-UA-Mobile), so that content for wide
 * windows can be omitted. Not every browser does: with false, the style sheet decides.
 */
export const isPhone = async (): Promise<boolean> => (await headers()).get("sec-ch-ua-mobile") === "?1";
