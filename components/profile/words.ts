export const PROFILE_QUESTION = "How do you sign in and appear?";
