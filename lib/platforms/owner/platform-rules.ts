/** Platforms on which owners can share their own figures. Apart from the schemas, because pages need it first. */
export const OWNER_PLATFORMS = ["youtube", "instagram"] as const;
