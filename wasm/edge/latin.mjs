// Reads and writes the short plain texts that a Go program and its host exchange, many
// for each request. The machine's own TextDecoder and TextEncoder are made for long ones.
// They stand aside while wasm_exec.js, imported after this, takes its own.

const real = { TextDecoder: globalThis.TextDecoder, TextEncoder: globalThis.TextEncoder };
const decoder = new real.TextDecoder();
const encoder = new real.TextEncoder();

class Decoder {
  decode(view) {
    const n = view.byteLength;
    if (n > 64 || !view.getUint8) return decoder.decode(view); // what a falling program prints comes as bytes
    let text = "";
    for (let i = 0; i < n; i++) {
      const byte = view.getUint8(i);
      if (byte > 127) return decoder.decode(view);
      text += String.fromCharCode(byte);
    }
    return text;
  }
}

class Encoder {
  encode(text) {
    const n = text.length;
    if (n > 64) return encoder.encode(text);
    const bytes = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return encoder.encode(text);
      bytes[i] = unit;
    }
    return bytes;
  }
}

Object.assign(globalThis, { TextDecoder: Decoder, TextEncoder: Encoder });

/** Gives the machine its own back. */
export const Latin = { done: () => Object.assign(globalThis, real) };
