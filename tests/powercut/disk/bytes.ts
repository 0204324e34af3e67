/** The content of a file: grows as it is written, zeros where nothing was. */
export class Bytes {
  #buffer = Buffer.alloc(0);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  write(offset: number, data: Buffer): void {
    this.resize(Math.max(this.#size, offset + data.length));
    data.copy(this.#buffer, offset);
  }

  resize(size: number): void {
    if (size > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(size, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#size);
      this.#buffer = larger;
    } else if (size < this.#size) this.#buffer.fill(0, size, this.#size);
    this.#size = size;
  }

  copy(from = 0, to = this.#size): Buffer {
    return Buffer.from(this.#buffer.subarray(from, Math.min(to, this.#size)));
  }
}
