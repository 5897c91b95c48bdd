/** Sorting duties along the line. */
export function Drill() {
  return <p>Drill</p>
}
