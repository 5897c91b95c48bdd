/**
 * Lays the masks of Anki's image occlusion over their picture, as its script would: the asked one, those that are
 * hidden with it (`oi`), and on the back a frame where the asked one was. Places are parts of the picture, 0 to 1.
 */
export function layMasks(within: ParentNode): void {
  const container = within.querySelector<HTMLElement>('#image-occlusion-container')
  const picture = container?.querySelector('img')
  if (!container || !picture) return
  const stage = container.ownerDocument.createElement('div')
  stage.className = 'demarc-masks'
  picture.replaceWith(stage)
  stage.append(picture)
  for (const source of within.querySelectorAll<HTMLElement>('[data-shape]')) {
    const mask = maskFrom(source)
    if (mask !== null) stage.append(mask)
  }
}

function maskFrom(source: HTMLElement): HTMLElement | null {
  const { shape, oi = '0', points = '', angle } = source.dataset
  const kind = ['cloze', 'cloze-highlight', 'cloze-inactive'].find(name => source.classList.contains(name))
  if (kind === undefined || (kind === 'cloze-inactive' && oi === '0')) return null
  const mask = source.ownerDocument.createElement('div')
  mask.className = `demarc-mask demarc-mask-${kind}`
  const part = (name: string) => Number.parseFloat(source.dataset[name] ?? '') || 0
  const place = { left: part('left'), top: part('top'), width: part('width'), height: part('height') }
  if (shape === 'ellipse') {
    Object.assign(place, { width: part('rx') * 2, height: part('ry') * 2 })
    mask.style.borderRadius = '50%'
  } else if (shape === 'polygon') {
    const corners = points.split(' ').map(corner => corner.split(',').map(Number))
    if (corners.length < 3 || !corners.flat().every(Number.isFinite)) return null
    Object.assign(place, { left: 0, top: 0, width: 1, height: 1 })
    mask.style.clipPath = `polygon(${corners.map(([x = 0, y = 0]) => `${x * 100}% ${y * 100}%`).join(',')})`
  } else if (shape === 'text') {
    mask.textContent = source.dataset.text ?? ''
    mask.classList.add('demarc-mask-text')
  } else if (shape !== 'rect') {
    return null
  }
  for (const [side, value] of Object.entries(place)) {
    if (value > 0 || side === 'left' || side === 'top') mask.style.setProperty(side, `${value * 100}%`)
  }
  if (angle !== undefined && Number.isFinite(Number(angle))) mask.style.rotate = `${Number(angle)}deg`
  return mask
}
