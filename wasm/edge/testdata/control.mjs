// What takes a question whole and answers nothing, to see what workerd itself takes.

export default {
  async fetch(request) {
    await request.arrayBuffer();
    return new Response("{}", { headers: { "Content-Type": "application/json" } });
  },
};
