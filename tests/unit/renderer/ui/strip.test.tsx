import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Owner, ownerName } from '../../../../renderer/ui/OwnerPill.tsx'
import { type Layer, Strip } from '../../../../renderer/ui/Strip.tsx'

const stack = (...owners: Owner[]): Layer[] =>
  owners.map((owner, index) => ({ id: `${index}`, name: `Layer ${index}`, owner, isAsked: index === 1 }))
const drawn = (layers: Layer[]) => renderToStaticMarkup(<Strip service="Amazon EC2" layers={layers} />)

test('the line stands where the duty passes to AWS', () => {
  const html = drawn(stack('customer', 'shared', 'aws', 'aws'))
  expect(html.split('strip-line')).toHaveLength(2)
  expect(html.indexOf('strip-line')).toBeGreaterThan(html.indexOf('Layer 1'))
  expect(html.indexOf('strip-line')).toBeLessThan(html.indexOf('Layer 2'))
})

test('a stack of one side has no line', () => {
  expect(drawn(stack('customer', 'customer'))).not.toContain('strip-line')
  expect(drawn(stack('aws', 'aws'))).not.toContain('strip-line')
})

test('whose a layer is stands in words too, and the asked one is marked', () => {
  const html = drawn(stack('customer', 'shared', 'aws'))
  for (const word of Object.values(ownerName)) expect(html).toContain(`, ${word}`)
  expect(html.match(/aria-current="true"/g)).toHaveLength(1)
})
