/** In which a page of the dashboard names the organization, by its public id, that it was drawn for. */
export const ORGANIZATION_HEADER = "x-clipscope-organization";
