export const LIST_TITLE = "Videos";
