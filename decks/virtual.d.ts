/** The compiled decks; parsing it costs some milliseconds, so import it where they are loaded, not at start. */
declare module 'virtual:built-in-decks' {
  const builtIn: import('./types.ts').BuiltIn
  // biome-ignore lint/style/noDefaultExport: the whole of a data module is its value
  export default builtIn
}

/** Version, layers, controls, and services without their duties: small. */
declare module 'virtual:built-in-stacks' {
  const stacks: import('./types.ts').BuiltInStacks
  // biome-ignore lint/style/noDefaultExport: the whole of a data module is its value
  export default stacks
}

/** The exams with their domains and blueprints. */
declare module 'virtual:built-in-exams' {
  const exams: import('./types.ts').BuiltInExam[]
  // biome-ignore lint/style/noDefaultExport: the whole of a data module is its value
  export default exams
}
