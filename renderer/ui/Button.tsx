import type { ComponentPropsWithRef, ReactNode } from 'react'
import './button.css'
import { Kbd } from './Kbd.tsx'

type Props = ComponentPropsWithRef<'button'> & {
  /** `primary`: what most people came to do, once a screen. `quiet`: without a border. */
  look?: 'plain' | 'primary' | 'quiet'
  /** The key that does the same, shown on the button and kept out of its name. */
  keys?: string
  icon?: ReactNode
}

/** A button; its verb is its accessible name. */
export function Button({ look = 'plain', keys, icon, children, className, type = 'button', ...rest }: Props) {
  const classes = ['button', look !== 'plain' && `button-${look}`, className].filter(Boolean).join(' ')
  return (
    <button type={type} className={classes} {...rest}>
      {icon}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
