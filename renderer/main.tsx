// First of all: asks for the first screen while the rest is still being read.
import './app/first-call.ts'
import './ui/tokens.css'
import './ui/base.css'
import { mount } from './app/mount.tsx'

const hasGallery = import.meta.env.DEV || import.meta.env.RENDERER_VITE_GALLERY === '1'

if (hasGallery && location.hash === '#gallery') {
  const { mountGallery } = await import('./app/gallery/mount-gallery.tsx')
  mountGallery(document.getElementById('root') as HTMLElement)
} else {
  mount()
}
