import { Component, type ReactNode } from 'react'
import { FaultScreen } from './FaultScreen.tsx'

type State = { fault: unknown; hasFault: boolean }

/** Keeps a fault in one part from taking the window along. React knows no other form for it than a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { fault: null, hasFault: false }

  static getDerivedStateFromError(fault: unknown): State {
    return { fault, hasFault: true }
  }

  override render(): ReactNode {
    return this.state.hasFault ? <FaultScreen fault={this.state.fault} /> : this.props.children
  }
}
