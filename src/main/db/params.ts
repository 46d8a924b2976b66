/** Those of named parameters that occur in a query: SQLite takes no others. */
export const paramsIn = (sql: string, params: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => sql.includes(`@${name}`)));
