// Reads a body a few whole lines at a time.

/** About how many bytes the lines have that are read at once. */
const piece = 16 << 10;
/** The most that is kept of a line: enough to be refused as too large a request. */
const mostLine = (4 << 20) + 1;

const newline = 10;

export class Lines {
  #reader;
  #most;
  #price;
  #dear;
  #size = 0;
  #ended;
  #room = new Uint8Array(4 * piece); // what was read and not yet taken stands here,
  #from = 0; // from here
  #to = 0; // to here

  /** Reads at most so many bytes. Lines that together have more than the price dear are not read at once. */
  constructor(body, most, price, dear) {
    this.#reader = body?.getReader();
    this.#most = most;
    this.#price = price;
    this.#dear = dear;
    this.#ended = !body;
  }

  /** Whether there were more bytes than are read. */
  get tooMany() {
    return this.#size > this.#most;
  }

  /**
   * The next lines, with the end of the last one, which only the last of all may lack; undefined after it.
   * They are good until the next call.
   */
  async next() {
    let looked = 0;
    for (;;) {
      const there = this.#room.subarray(this.#from, this.#to);
      let end = there.subarray(0, piece).lastIndexOf(newline);
      if (end < 0) end = there.indexOf(newline, looked);
      if (end >= 0) return this.#take(this.#affordable(there.subarray(0, end + 1)));
      looked = there.length;
      if (this.#ended) return looked ? this.#take(looked) : undefined;
      await this.#read();
    }
  }

  /** Where the lines end that are not too dear together, at least one. */
  #affordable(lines) {
    let at = 0;
    for (let sum = 0; at < lines.length; ) {
      const end = lines.indexOf(newline, at) + 1;
      sum += this.#price(lines.subarray(at, end));
      if (at && sum > this.#dear) break;
      at = end;
    }
    return at;
  }

  #take(n) {
    this.#from += n;
    return this.#room.subarray(this.#from - n, this.#from);
  }

  async #read() {
    const { done, value } = await this.#reader.read();
    if (done || (this.#size += value.length) > this.#most) {
      this.#ended = true;
      return;
    }
    // Here stands the beginning of one line. Of one that is too long the middle is left out.
    const end = this.#to - this.#from < mostLine ? 0 : value.indexOf(newline);
    if (end < 0) return;
    const more = value.subarray(end);
    const length = this.#to - this.#from;
    if (this.#to + more.length > this.#room.length) {
      const room = length + more.length > this.#room.length ? new Uint8Array(2 * (length + more.length)) : this.#room;
      room.set(this.#room.subarray(this.#from, this.#to));
      [this.#room, this.#from, this.#to] = [room, 0, length];
    }
    this.#room.set(more, this.#to);
    this.#to += more.length;
  }

  /** Reads no more. */
  async cancel() {
    this.#ended = true;
    await this.#reader?.cancel().catch(() => {});
  }
}
