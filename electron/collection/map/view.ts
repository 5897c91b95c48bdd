import type { Handler } from '../collection.ts'

/** The matrix as it is drawn. Asks nothing of the file: the model is the app's, whatever became of the cards. */
export const mapView: Handler<'map.view'> = ({ builtIn: { layers, services, controls } }) => ({
  layers,
  services: services.map(({ tier: _, ...service }) => service),
  controls,
})
