/** Names the organization that a dashboard page was rendered for, by its public ID. */
export const ORGANIZATION_HEADER = "x-clipscope-organization";
