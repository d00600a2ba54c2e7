/** Both platforms' days begin at midnight in California. */
export const PLATFORM_ZONE = "America/Los_Angeles";
