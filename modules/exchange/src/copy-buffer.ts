const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const trailer = -1
const sizeAtFirst = 1 << 20

/** Rows in PostgreSQL's binary COPY format, appended field by field in the order of the columns. */
export type CopyBuffer = {
  readonly row: (fields: number) => void
  readonly int4: (value: number) => void
  readonly int8: (value: bigint) => void
  /** Sixteen bytes. */
  readonly uuid: (value: Buffer) => void
  /** Null for null. */
  readonly text: (value: string | null) => void
  readonly none: () => void
  /** Bytes held so far. */
  readonly size: () => number
  /** Everything so far as one complete COPY, and an empty buffer again. The bytes are a copy. */
  readonly take: () => Buffer
}

export function copyBuffer(): CopyBuffer {
  let bytes = Buffer.allocUnsafe(sizeAtFirst)
  let end = signature.copy(bytes)
  const room = (needed: number): void => {
    if (end + needed <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + needed))
    bytes.copy(larger, 0, 0, end)
    bytes = larger
  }
  const int4 = (value: number): void => {
    room(8)
    bytes.writeInt32BE(4, end)
    bytes.writeInt32BE(value, end + 4)
    end += 8
  }
  const none = (): void => {
    room(4)
    end = bytes.writeInt32BE(-1, end)
  }
  return {
    row: (fields) => {
      room(2)
      end = bytes.writeInt16BE(fields, end)
    },
    int4,
    int8: (value) => {
      room(12)
      bytes.writeInt32BE(8, end)
      end = bytes.writeBigInt64BE(value, end + 4)
    },
    uuid: (value) => {
      room(20)
      bytes.writeInt32BE(16, end)
      end += 4 + value.copy(bytes, end + 4)
    },
    text: (value) => {
      if (value === null) return none()
      // Three bytes per UTF-16 unit at most.
      room(4 + value.length * 3)
      const length = bytes.write(value, end + 4)
      bytes.writeInt32BE(length, end)
      end += 4 + length
    },
    none,
    size: () => end - signature.length,
    take: () => {
      room(2)
      bytes.writeInt16BE(trailer, end)
      const taken = Buffer.from(bytes.subarray(0, end + 2))
      end = signature.length
      return taken
    },
  }
}
