import type { Command } from '../../app/commands.ts'
import type { DrillActions } from './drill-session.ts'

export const drillCommands: readonly Command<DrillActions>[] = []
