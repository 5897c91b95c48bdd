/** The compiled built-in content. */
export type BuiltIn = { version: string }
