/** How long the file of an export is kept. */
export const EXPORT_DAYS = 7;
/** How often an organization's data can be exported within 24 hours. */
export const MAX_EXPORTS_PER_DAY = 5;
