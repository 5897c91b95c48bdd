import { createRoot } from 'react-dom/client'
import { Gallery } from './Gallery.tsx'

/** Shows the gallery in place of the app. */
export function mountGallery(element: HTMLElement): void {
  createRoot(element).render(
    <main className="gallery-page">
      <Gallery theme="light" />
      <Gallery theme="dark" />
    </main>,
  )
}
