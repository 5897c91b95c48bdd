import 'react'

declare module 'react' {
  interface CSSProperties {
    /** A custom property, such as the share that a bar is filled to. */
    [name: `--${string}`]: string | undefined
  }
}
