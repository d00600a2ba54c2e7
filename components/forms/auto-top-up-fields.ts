/** The amounts of an auto top-up rule, shared by the owner's proposal and the admin's form. */
export const AUTO_TOP_UP_FIELDS = [
  { name: "below_usd", label: "Below", description: "Available balance at which money is added" },
  { name: "amount_usd", label: "Add", description: "At least $10.00, and at least the amount in Below" },
  { name: "monthly_usd", label: "At most per month", description: "Per calendar month (UTC)" },
] as const;
