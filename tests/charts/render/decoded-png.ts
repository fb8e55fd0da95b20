import { inflateSync } from 'node:zlib';

/** A picture as its dots, each with the four channels red, green, blue and alpha. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  /** The parts of the file by name, the last of each. */
  readonly chunks: ReadonlyMap<string, Buffer>;
  /** Red, green and blue of a dot, each from 0 to 255. */
  at(x: number, y: number): readonly [number, number, number];
}

const CHANNELS = 4;

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** A PNG picture of 8 bits and 4 channels, read by the letter of its standard. */
export function decodedPng(bytes: Uint8Array): Dots {
  const file = Buffer.from(bytes);
  const [chunks, data] = [new Map<string, Buffer>(), [] as Buffer[]];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    chunks.set(name, content);
    if (name === 'IDAT') data.push(content);
    at += length + 12;
  }
  const header = chunks.get('IHDR')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * CHANNELS;
  const dots = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const left = x < CHANNELS ? 0 : dots[y * stride + x - CHANNELS]!;
      const up = y === 0 ? 0 : dots[(y - 1) * stride + x]!;
      const corner = x < CHANNELS || y === 0 ? 0 : dots[(y - 1) * stride + x - CHANNELS]!;
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      dots[y * stride + x] = (raw[y * (stride + 1) + 1 + x]! + added) & 255;
    }
  }
  const at = (x: number, y: number): readonly [number, number, number] => {
    const start = y * stride + x * CHANNELS;
    return [dots[start]!, dots[start + 1]!, dots[start + 2]!];
  };
  return { width, height, chunks, at };
}
