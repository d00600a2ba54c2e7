/** Each asks the platforms for up to 500 videos. */
export const IMPORT_LIMIT = { name: "import", perMinute: 20 };
