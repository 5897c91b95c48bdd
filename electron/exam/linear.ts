/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

/**
 * The inverse of a symmetric positive definite matrix, by Gauss and Jordan; no pivots are needed for these.
 * @throws RangeError when it is singular
 */
export function inverseOf(matrix: Matrix): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, index) => [
    ...row,
    ...Array.from({ length: size }, (_, column) => (column === index ? 1 : 0)),
  ])
  for (const [index, pivotRow] of rows.entries()) {
    const pivot = pivotRow[index] ?? 0
    if (!(Math.abs(pivot) > 1e-12)) throw new RangeError('A matrix without an inverse.')
    for (let column = 0; column < 2 * size; column++) pivotRow[column] = (pivotRow[column] ?? 0) / pivot
    for (const row of rows) {
      const factor = row[index] ?? 0
      if (row === pivotRow || factor === 0) continue
      for (let column = 0; column < 2 * size; column++) {
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0)
      }
    }
  }
  return rows.map(row => row.slice(size))
}

/** A matrix times a vector. */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map(row => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0))
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)
}
