export type DrillActions = { leave: () => void }
