import { crc32 } from 'node:zlib';

/** A PNG begins with 8 bytes of signature and the 25 of its header. */
const AFTER_HEADER = 33;

/** The unit in which a PNG states its resolution. */
const METRE = 1;

/**
 * A PNG that states how large it is on paper.
 *
 * @param dots in a metre.
 * @example withResolution(picture, 300 / 0.0254)
 */
export function withResolution(png: Uint8Array, dots: number): Uint8Array {
  const content = Buffer.alloc(13);
  content.write('pHYs', 'latin1');
  content.writeUInt32BE(Math.round(dots), 4);
  content.writeUInt32BE(Math.round(dots), 8);
  content.writeUInt8(METRE, 12);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length - 4);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([
    png.subarray(0, AFTER_HEADER),
    length,
    content,
    checksum,
    png.subarray(AFTER_HEADER),
  ]);
}
