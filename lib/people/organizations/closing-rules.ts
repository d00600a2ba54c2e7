/** How long owners can reopen a closed organization. */
export const CLOSING_DAYS = 30;
/** How long before it is closed for good its owners are reminded. */
export const CLOSING_REMINDER_DAYS = 3;
