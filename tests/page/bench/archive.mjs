// Archives for the benchmark, as plain as the formats allow.
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

const DAY = 0x5821; // 1 January 2024, as DOS has it

/** A ZIP of entries; `mimetype`, where there is one, is stored as EPUB and ODT want it. @param {{name: string, bytes: Buffer}[]} entries */
export function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const method = name === 'mimetype' ? 0 : 8;
    const packed = method ? deflateRawSync(bytes) : bytes;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt16LE(DAY, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** A TAR of entries, gzipped. @param {{name: string, bytes: Buffer}[]} entries */
export function tarGz(entries) {
  const blocks = entries.flatMap(({ name, bytes }) => [header(name, bytes.length), bytes, Buffer.alloc(-bytes.length & 511)]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 9 });
}

function header(name, size) {
  const head = Buffer.alloc(512);
  const octal = (value, length) => value.toString(8).padStart(length - 1, '0');
  head.write(name, 0);
  head.write(octal(0o644, 8), 100);
  head.write(octal(size, 12), 124);
  head.write(octal(0, 12), 136);
  head.write('        0', 148);
  head.write('ustar\x0000', 257);
  head.write(`${octal(head.reduce((sum, byte) => sum + byte, 0), 7)}\0 `, 148);
  return head;
}
