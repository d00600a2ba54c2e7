/** The amounts of an auto top-up rule, shared by the owner's proposal and the admin's form. */
export const AUTO_TOP_UP_FIELDS = [
  { name: "below_usd", label: "Below", description: "Available balance that triggers a top-up" },
  { name: "amount_usd", label: "Add", description: "At least $10.00and at least the amount in Below" },
  { name: "monthly_usd", label: "At most per month", description: "Per calendar month (UTC)" },
] as const;
