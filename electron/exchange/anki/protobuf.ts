import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { ExchangeRefused } from '../refusal.ts'

/** One field of a message as it lies in the bytes: its number, and its value by wire type. */
type Raw = number | bigint | Uint8Array

/** A message of protobuf read without its schema; each field is asked for by number and kind. */
export type Message = {
  number: (field: number) => number
  bool: (field: number) => boolean
  text: (field: number) => string
  /** A float of four bytes, or `otherwise` if it is not there. */
  float: (field: number, otherwise?: number) => number
  /** All of a repeated float, packed or not. */
  floats: (field: number) => number[]
  /** All of a repeated unsigned integer, packed or not. */
  numbers: (field: number) => number[]
  /** An integer of 64 bits, in decimal. */
  id: (field: number) => string
  bytes: (field: number) => Uint8Array
  has: (field: number) => boolean
  message: (field: number) => Message | null
  messages: (field: number) => Message[]
}

/**
 * Reads a message. A missing scalar is 0, false or empty, as proto3 has it; unknown fields are passed over.
 * @throws ExchangeRefused  `file_damaged` if the bytes are no message, or a field is of another kind
 */
export function readMessage(bytes: Uint8Array, where: string): Message {
  const fields = new Map<number, Raw[]>()
  const damaged = () =>
    new ExchangeRefused(
      'file_damaged',
      `${where} cannot be read: its bytes make no sense. Export the deck from Anki again.`,
      where,
    )
  try {
    const reader = new BinaryReader(bytes)
    while (reader.pos < reader.len) {
      const [number, type] = reader.tag()
      const value = rawValue(reader, type)
      if (value === null) reader.skip(type, number)
      else if (fields.has(number)) fields.get(number)?.push(value)
      else fields.set(number, [value])
    }
  } catch {
    throw damaged()
  }

  const last = (field: number) => fields.get(field)?.at(-1)
  const asBytes = (raw: Raw | undefined): Uint8Array => {
    if (raw === undefined) return new Uint8Array(0)
    if (raw instanceof Uint8Array) return raw
    throw damaged()
  }
  const scalar = (field: number): bigint => {
    const raw = last(field) ?? 0n
    if (typeof raw === 'bigint') return raw
    throw damaged()
  }
  const guarded = <T>(read: () => T): T => {
    try {
      return read()
    } catch {
      throw damaged()
    }
  }
  return {
    has: field => fields.has(field),
    number: field => Number(BigInt.asIntN(64, scalar(field))),
    bool: field => scalar(field) !== 0n,
    id: field => String(BigInt.asIntN(64, scalar(field))),
    text: field => Buffer.from(asBytes(last(field))).toString('utf8'),
    bytes: field => asBytes(last(field)),
    float: (field, otherwise = 0) => {
      const raw = last(field)
      if (raw === undefined) return otherwise
      if (typeof raw === 'number') return raw
      throw damaged()
    },
    floats: field =>
      (fields.get(field) ?? []).flatMap(raw =>
        typeof raw === 'number' ? [raw] : guarded(() => packed(asBytes(raw), reader => reader.float())),
      ),
    numbers: field =>
      (fields.get(field) ?? []).flatMap(raw =>
        typeof raw === 'bigint'
          ? [Number(raw)]
          : guarded(() => packed(asBytes(raw), reader => reader.uint32())),
      ),
    message: field => (fields.has(field) ? readMessage(asBytes(last(field)), where) : null),
    messages: field => (fields.get(field) ?? []).map(raw => readMessage(asBytes(raw), where)),
  }
}

/** Fixed four bytes are always floats in Anki's messages; eight bytes and groups do not occur. */
function rawValue(reader: BinaryReader, type: WireType): Raw | null {
  if (type === WireType.Varint) return BigInt(reader.uint64())
  if (type === WireType.Bit32) return reader.float()
  if (type === WireType.LengthDelimited) return reader.bytes()
  return null
}

function packed(bytes: Uint8Array, read: (reader: BinaryReader) => number): number[] {
  const reader = new BinaryReader(bytes)
  const values: number[] = []
  while (reader.pos < reader.len) values.push(read(reader))
  return values
}
