// What of the site's files the worker asks for, where no site is beside it: in workerd, without Cloudflare.

import past from "tariff-2018.bin";
import recent from "tariff-2022.bin";
import words from "words.txt";

const files = { "/tariff-2018.bin": past, "/tariff-2022.bin": recent, "/words.txt": words };

export default {
  fetch(request) {
    const file = files[new URL(request.url).pathname];
    return file ? new Response(file) : new Response(null, { status: 404 });
  },
};
