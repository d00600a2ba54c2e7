import { headers } from "next/headers";

/**
 * Whether the browser says that it is a phone's (client hint Sec-CH-UA-Mobile), so that what only a wide window shows
 * need not be sent. Not every browser says: false leaves the choice to the style sheet.
 */
export const isPhone = async (): Promise<boolean> => (await headers()).get("sec-ch-ua-mobile") === "?1";
