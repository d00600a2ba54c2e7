import { routeOf } from "@/rest/call";
import { OPERATIONS } from "@/rest/registry";

export interface DocumentedRoute {
  method: string;
  route: string;
}

/** HEAD and OPTIONS are described with GET. */
const describedAs = (method: string): string => (method === "HEAD" || method === "OPTIONS" ? "GET" : method);

const byRoute = new Map(
  OPERATIONS.map((operation) => [
    `${operation.method} ${routeOf(operation)}`,
    { id: operation.id, summary: operation.summary },
  ]),
);

/** Returns the operation of a logged call; null if it is no longer documented. */
export const operationOf = ({ method, route }: DocumentedRoute) =>
  byRoute.get(`${describedAs(method)} ${route}`) ?? null;

/** Returns the routes that require a key, whose calls are logged. */
export const loggedRoutes = (): string[] => [
  ...new Set(OPERATIONS.filter(({ role }) => role !== null).map((operation) => routeOf(operation))),
];
