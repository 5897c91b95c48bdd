export function ExportRoom() {
  return <h1>Export</h1>
}
