export function ImportRoom() {
  return <h1>Import</h1>
}
