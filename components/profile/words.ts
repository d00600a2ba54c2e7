export const PROFILE_TITLE = "Profile";
