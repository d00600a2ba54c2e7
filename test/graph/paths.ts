/** Tests, and what only tests import. */
export const isTest = (path: string): boolean => /\.test\.tsx?$|(^|\/)fixtures\.ts$|(^|\/)_contract\//.test(path);

/** The top-level folder of a module, or the file itself: `lib`, `server.ts`. */
export const areaOf = (path: string): string => path.split("/")[0] ?? path;

export const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
