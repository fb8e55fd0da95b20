/** What the user asked for cannot be done as asked: exit status 2. */
export class UsageError extends Error {}
