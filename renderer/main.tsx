// First of all: asks for the first screen while the rest is still being read.
import './app/first-call.ts'
import './ui/tokens.css'
import './ui/base.css'
import { mount } from './app/mount.tsx'

mount()
