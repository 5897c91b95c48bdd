import stacks from 'virtual:built-in-stacks'
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Owner } from '../../../../electron/contract/core.ts'
import type { MapService } from '../../../../electron/contract/map.ts'
import { movedBetween, stackOf } from '../../../../renderer/rooms/map/boundary.ts'
import { StackView } from '../../../../renderer/rooms/map/StackView.tsx'

const { layers, services } = stacks

/** What is drawn of a service: each layer's place from the top and its owner, and the place of the line. */
function drawn(service: MapService) {
  const html = renderToStaticMarkup(
    createElement(StackView, {
      ...{ service, stack: stackOf(layers, service), chosen: '', moved: new Set<string>(), regions: null },
      onChoose: () => undefined,
    }),
  )
  const places = [...html.matchAll(/<li[^>]*data-glide="([^"]+)"[^>]*grid-row:(\d+)"[^>]*>(.*?)<\/li>/g)]
  const line = places.find(([, id]) => id === 'line')
  return {
    lineAt: Number(line?.[2]),
    layers: places
      .filter(([, id]) => id !== 'line')
      .map(([, id = '', row, inside = '']) => ({
        ...{ id, row: Number(row) },
        owner: /layer owner-(aws|customer|shared)/.exec(inside)?.[1],
        word: /, (AWS|Customer|Shared)/.exec(inside)?.[1]?.toLowerCase(),
      })),
  }
}

describe.each(services.map(service => [service.id, service] as const))('the map of %s', (_, service) => {
  test('draws every layer once, each with its owner of the matrix, in colour and in words', () => {
    const seen = drawn(service).layers
    expect(seen.map(({ id }) => id).toSorted()).toEqual(layers.map(({ id }) => id).toSorted())
    for (const { id, owner, word } of seen) {
      expect([id, owner, word]).toEqual([id, service.layers[id], service.layers[id]])
    }
  })

  test('has the line below all that the customer has a part in, and above all that is AWS’s alone', () => {
    const { lineAt, layers: seen } = drawn(service)
    for (const { id, row } of seen) expect([id, row > lineAt]).toEqual([id, service.layers[id] === 'aws'])
    expect(new Set([...seen.map(({ row }) => row), lineAt]).size).toBe(layers.length + 1)
  })
})

const someOwners = fc.record(
  Object.fromEntries(layers.map(({ id }) => [id, fc.constantFrom<Owner>('aws', 'customer', 'shared')])),
)

describe('whoever owns the layers', () => {
  test('the line parts what is AWS’s alone from the rest, and either side keeps the order of the model', () => {
    fc.assert(
      fc.property(someOwners, owners => {
        const { rows, lineAt } = stackOf(layers, { layers: owners })
        const at = (id: string) => layers.findIndex(layer => layer.id === id)
        expect(rows.slice(0, lineAt).every(({ owner }) => owner !== 'aws')).toBe(true)
        expect(rows.slice(lineAt).every(({ owner }) => owner === 'aws')).toBe(true)
        for (const owner of ['aws', 'customer', 'shared']) {
          const places = rows.filter(row => row.owner === owner).map(({ layer }) => at(layer.id))
          expect(places).toEqual(places.toSorted((one, other) => one - other))
        }
      }),
    )
  })

  test('what is marked as moved are the layers whose owner differs, and no others', () => {
    fc.assert(
      fc.property(someOwners, someOwners, (one, other) => {
        const moved = movedBetween({ layers: one }, { layers: other })
        for (const { id } of layers) expect(moved.includes(id)).toBe(one[id] !== other[id])
      }),
    )
  })
})
