import { createLoader, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const HISTORY_DAYS = [30, 90, 365] as const;
export type HistoryDays = (typeof HISTORY_DAYS)[number];

/** The page's state in the URL: whose history is drawn, and over how many days. */
export const subscriberParams = {
  account: parseAsString,
  days: parseAsNumberLiteral(HISTORY_DAYS).withDefault(90),
};
export const loadSubscriberParams = createLoader(subscriberParams);

/** `?add=1` opens the dialog. */
export const addParam = parseAsStringLiteral(["1"]);

/** The account whose history is drawn: the one in the URL if it is listed, otherwise the first. */
export function chosenAccount<A extends { id: string }>(accounts: readonly A[], id: string | null): A | undefined {
  return accounts.find((account) => account.id === id) ?? accounts[0];
}
